import { useRef } from 'react';

/**
 * An id that the client chooses for something new. It stays for as long as `of`, what it is made from, stays: a retry after a lost
 * answer then records nothing twice, whatever was read meanwhile. `drop` it once it turns out to be somebody else's.
 */
export function useChosenId(): { choose: (of: string, next: () => string) => string; drop: () => void } {
  const chosen = useRef<{ of: string; id: string } | null>(null);
  return {
    choose: (of, next) => {
      if (chosen.current?.of !== of) chosen.current = { of, id: next() };
      return chosen.current.id;
    },
    drop: () => {
      chosen.current = null;
    },
  };
}
