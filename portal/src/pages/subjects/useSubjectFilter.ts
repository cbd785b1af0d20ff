import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { SubjectFilter } from '@/api/queries';
import type { SubjectStatus } from '@/api/types';
import { useClear, useShown } from '@/frame/useShown';
import { statuses } from '@/pieces/status';

export type FilterState = {
  filter: SubjectFilter;
  /** As typed; the address and the list follow when the typing rests. */
  typed: string;
  type: (text: string) => void;
  setSite: (site: string | null) => void;
  setStatus: (status: string | null) => void;
  clear: () => void;
  any: boolean;
};

const isStatus = (text: string | null): text is SubjectStatus => text !== null && text in statuses.subject;

/** Site, status and first characters of the number, kept in the address. */
export function useSubjectFilter(): FilterState {
  const [site, setSite] = useShown('site', { replace: true });
  const [status, setStatus] = useShown('status', { replace: true });
  const [startsWith, setStartsWith] = useShown('startsWith', { replace: true });
  const clear = useClear('site', 'status', 'startsWith');
  const [typed, type] = useState(startsWith ?? '');
  const [rested] = useDebouncedValue(typed.trim(), 200);
  useEffect(() => {
    setStartsWith(rested === '' ? null : rested);
    // Only what was typed moves the address; the setter is new at each change of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rested]);
  return {
    filter: { site, status: isStatus(status) ? status : null, startsWith },
    typed,
    type,
    setSite,
    setStatus,
    clear: () => {
      type('');
      clear();
    },
    any: Boolean(site ?? status ?? startsWith),
  };
}
