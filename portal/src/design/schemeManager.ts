import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { keepPreference, readPreference } from './preferences';

/** Follows the system until someone chooses; the choice is kept as a preference. */
export const schemeManager: MantineColorSchemeManager = {
  get: (defaultValue: MantineColorScheme) => readPreference('scheme') ?? defaultValue,
  set: (value: MantineColorScheme) => keepPreference('scheme', value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => keepPreference('scheme', 'auto'),
};
