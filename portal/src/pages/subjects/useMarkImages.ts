import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect, type RefObject } from 'react';

/**
 * Thousands of cells show the same seven marks: drawn once as images out of the marks of the legend, a cell then is one element
 * with a background (an `svg` in each cell costs three times the time of a frame). Gives `element` the variables `--mark-<status>`.
 */
export function useMarkImages(element: RefObject<HTMLElement | null>, legend: RefObject<HTMLElement | null>) {
  const scheme = useComputedColorScheme('light');
  useLayoutEffect(() => {
    for (const mark of legend.current?.querySelectorAll<HTMLElement>('[data-status]') ?? []) {
      const drawn = mark.querySelector('svg');
      if (drawn) element.current?.style.setProperty(`--mark-${mark.dataset['status']}`, `url("${asImage(drawn)}")`);
    }
  }, [element, legend, scheme]);
}

function asImage(drawn: SVGElement): string {
  const copy = drawn.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('color', getComputedStyle(drawn).color);
  copy.removeAttribute('style');
  return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
}
