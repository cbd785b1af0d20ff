import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The width an element is given, so that a chart is drawn in real pixels and its text keeps its size. */
export function useWidth(first = 560): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const present = element.current;
    if (!present) return;
    const measure = () => present.clientWidth > 0 && setWidth(present.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(present);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
