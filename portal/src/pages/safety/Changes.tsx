import { Time } from '@/pieces/Time';
import styles from './Safety.module.css';
import { fieldName, valueText } from './words';

const valueOf = (field: string, value: unknown) => (field === 'awareAt' && value ? <Time at={String(value)} /> : valueText(field, value));

/** Fields with the old and the new value side by side. */
export function Changes({ changes }: { changes: { field: string; from: unknown; to: unknown }[] }) {
  return (
    <dl className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <del>{valueOf(field, from)}</del> <span aria-hidden="true">→</span> <ins>{valueOf(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
