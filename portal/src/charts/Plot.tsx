import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './charts.module.css';
import { useWidth } from './useWidth';

/** What a chart of the library takes so that it can be found, named and walked through without a mouse. */
export type Access = {
  accessibilityLayer: true;
  'aria-label': string;
  'aria-roledescription': string;
  'aria-describedby': string;
};

export type PlotProps = {
  label: string;
  /** Its points stand below each other: down and right lead on, up and left back. */
  upright?: boolean;
  /** Draws the chart in real pixels, so that its texts keep their size. */
  children: (width: number, access: Access) => ReactNode;
};

/** What the library (3.10) takes for it: it knows no up and down, and counts rows from below, where its right arrow leads. */
const OF_ROWS: Record<string, string> = { ArrowDown: 'ArrowLeft', ArrowRight: 'ArrowLeft', ArrowUp: 'ArrowRight', ArrowLeft: 'ArrowRight' };

/** The place a chart is drawn in: one stop of the Tab key, inside it arrow keys go from point to point. */
export function Plot({ label, upright = false, children }: PlotProps) {
  const [box, width] = useWidth();
  const hint = useId();
  const turned = useRef(false);
  const turn = (event: KeyboardEvent) => {
    const key = OF_ROWS[event.key];
    if (!upright || !key || turned.current) return;
    event.preventDefault();
    event.stopPropagation();
    turned.current = true;
    event.target.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key, bubbles: true }));
    turned.current = false;
  };
  return (
    <div ref={box} className={styles['plot']} onKeyDownCapture={turn}>
      {children(width, { accessibilityLayer: true, 'aria-label': label, 'aria-roledescription': 'chart', 'aria-describedby': hint })}
      <span id={hint} className="visuallyHidden">
        Arrow keys read its values one by one.
      </span>
    </div>
  );
}
