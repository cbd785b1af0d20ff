import styles from './Safety.module.css';
import { fieldName, valueText } from './words';

/** Fields with the old and the new value side by side. */
export function Changes({ changes }: { changes: { field: string; from: unknown; to: unknown }[] }) {
  return (
    <dl className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <del>{valueText(field, from)}</del> <span aria-hidden="true">→</span> <ins>{valueText(field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
