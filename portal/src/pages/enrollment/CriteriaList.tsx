import type { KeyboardEvent } from 'react';
import type { Criterion } from '@/api/types';
import styles from './Criteria.module.css';
import { criterionName, criterionText, fulfilled, type Answers } from './eligibility';

export type CriteriaListProps = {
  title: string;
  criteria: Criterion[];
  answers: Answers;
  onAnswer: (id: string, met: boolean) => void;
};

/** Statements with Yes and No; Y and N answer the one that has the focus and move to the next of the page. */
export function CriteriaList({ title, criteria, answers, onAnswer }: CriteriaListProps) {
  const onKey = (event: KeyboardEvent<HTMLFieldSetElement>, id: string) => {
    const key = event.key.toLowerCase();
    if ((key !== 'y' && key !== 'n') || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onAnswer(id, key === 'y');
    focusNext(event.currentTarget, key === 'y');
  };
  if (criteria.length === 0) return null;
  return (
    <div>
      <h3 className={styles['head']}>{title}</h3>
      <div className={styles['list']}>
        {criteria.map((criterion) => {
          const good = fulfilled(criterion, answers);
          return (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the radio buttons within
            <fieldset
              key={criterion.id}
              className={styles['criterion']}
              data-criterion={criterion.id}
              data-good={good}
              onKeyDown={(event) => onKey(event, criterion.id)}
            >
              <legend className={styles['legend']}>
                <span className={styles['name']}>{criterionName(criterion)}</span>
                <span>{criterionText(criterion)}</span>
              </legend>
              <div className={styles['answers']}>
                {[true, false].map((met) => (
                  <label key={String(met)} className={styles['answer']} data-good={answers[criterion.id] === met ? good : undefined}>
                    <input
                      type="radio"
                      name={`criterion-${criterion.id}`}
                      checked={answers[criterion.id] === met}
                      onChange={() => onAnswer(criterion.id, met)}
                    />
                    {met ? 'Yes' : 'No'}
                  </label>
                ))}
              </div>
              {good === false && (
                <div className={styles['fails']}>{criterion.inclusion ? 'Must be true: not eligible' : 'Must not be true: not eligible'}</div>
              )}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}

/** The next statement's answer; after the last one, the answer just given. */
function focusNext(from: Element, met: boolean) {
  const all = [...document.querySelectorAll<HTMLElement>('[data-criterion]')];
  const next = all[all.indexOf(from as HTMLElement) + 1];
  const target = next ? (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector<HTMLElement>('input')) : from.querySelectorAll<HTMLElement>('input')[met ? 0 : 1];
  target?.focus();
}
