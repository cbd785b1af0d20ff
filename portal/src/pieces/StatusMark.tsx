import type { CSSProperties } from 'react';
import type { ToneName } from '@/design/tokens';
import styles from './StatusMark.module.css';
import { StatusShape } from './StatusShape';
import { statusWord, type StatusKind } from './status';

export const toneVariables = (tone: ToneName): CSSProperties =>
  ({
    '--tone-text': `var(--tl-${tone}-text)`,
    '--tone-solid': `var(--tl-${tone}-solid)`,
    '--tone-tint': `var(--tl-${tone}-tint)`,
    '--tone-line': `var(--tl-${tone}-line)`,
  }) as CSSProperties;

export type StatusMarkProps = {
  kind: StatusKind;
  status: string;
  /** `text` shape and word; `chip` the same on a tint; `tiny` the shape alone, the word for screen readers (matrix cells). */
  variant?: 'text' | 'chip' | 'tiny';
  /** In place of the vocabulary's word, where it says more: "Overdue 3 d". */
  word?: string;
};

/** A status as shape, colour and word; the same everywhere. */
export function StatusMark({ kind, status, variant = 'text', word }: StatusMarkProps) {
  const known = statusWord(kind, status);
  const says = word ?? known.word;
  const classes = [styles['mark'], variant === 'text' ? '' : styles[variant]].join(' ');
  return (
    <span className={classes} style={toneVariables(known.tone)} data-status={status}>
      <StatusShape shape={known.shape} size={variant === 'chip' ? 12 : 14} />
      <span className={variant === 'tiny' ? 'visuallyHidden' : undefined}>{says}</span>
    </span>
  );
}
