import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';

/** Without the pauses of a person, and without asking the layout, of which jsdom has none. */
export const quickUser = () => userEvent.setup({ pointerEventsCheck: 0, delay: null });

/** Writes over what a field holds. A dialog puts the focus into its first field a moment after it opens: it is waited for. */
export async function fill(user: ReturnType<typeof quickUser>, field: HTMLElement, text: string): Promise<void> {
  const dialog = field.closest('[role="dialog"]');
  if (dialog) await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}
