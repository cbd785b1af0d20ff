import type { FormItem, ItemResult } from '@/api/types';
import { nameOf } from './draft';
import styles from './Visit.module.css';

export type SaveReportProps = {
  results: Record<string, ItemResult>;
  items: Map<string, FormItem>;
  refused: { rule: string | null; why: string | null } | null;
  onShow: (field: string) => void;
};

/** What the server did not take, or took with a query; silent if everything went in. */
export function SaveReport({ results, items, refused, onShow }: SaveReportProps) {
  const all = Object.entries(results);
  const rejected = all.filter(([, result]) => result.result === 'rejected');
  const queried = all.filter(([, result]) => result.result === 'acceptedWithQuery');
  if (refused) {
    return (
      <div className={styles['banner']} data-tone="danger" role="alert">
        <strong>Nothing was saved.</strong> {refused.why ?? 'The visit was refused.'} {refused.rule && `(${refused.rule})`} What you typed is still here.
      </div>
    );
  }
  if (rejected.length === 0 && queried.length === 0) return null;
  const links = (of: [string, ItemResult][]) =>
    of.map(([key]) => {
      const item = items.get(key);
      return (
        <button key={key} type="button" className={styles['link']} onClick={() => onShow(key)}>
          {item ? nameOf(item) : key}
        </button>
      );
    });
  return (
    <div className={styles['banner']} data-tone={rejected.length > 0 ? 'danger' : 'attention'} role={rejected.length > 0 ? 'alert' : 'status'}>
      {rejected.length > 0 && (
        <span>
          <strong>Not saved:</strong> {links(rejected)} The reason stands at the field.{' '}
        </span>
      )}
      {queried.length > 0 && (
        <span>
          <strong>Saved with a query:</strong> {links(queried)}
        </span>
      )}
    </div>
  );
}
