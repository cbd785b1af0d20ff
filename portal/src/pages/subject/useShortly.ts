import { useCallback, useEffect, useState } from 'react';

/** A value that is shown for some seconds and then forgotten; also when the window is no longer looked at. */
export function useShortly<T>(seconds: number) {
  const [state, setState] = useState<{ value: T; until: number } | null>(null);
  const [now, setNow] = useState(0);
  const hide = useCallback(() => setState(null), []);
  useEffect(() => {
    if (!state) return;
    const tick = () => {
      setNow(Date.now());
      if (Date.now() >= state.until) setState(null);
    };
    const timer = setInterval(tick, 500);
    const onVisibility = () => document.hidden && setState(null);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [state]);
  const show = useCallback(
    (value: T) => {
      setNow(Date.now());
      setState({ value, until: Date.now() + seconds * 1000 });
    },
    [seconds],
  );
  return { value: state?.value ?? null, left: state ? Math.max(0, Math.ceil((state.until - now) / 1000)) : 0, show, hide };
}
