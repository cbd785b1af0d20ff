import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEntry } from '@/api/types';
import { ReasonInput } from '@/pieces/ReasonInput';
import { Time } from '@/pieces/Time';
import { changedElsewhere, conflictsOf, type Choice, type Conflict } from './conflict';
import type { VisitDraft } from './draft';
import styles from './Conflict.module.css';

export type ConflictPanelProps = {
  draft: VisitDraft;
  theirs: FormEntry;
  saving: boolean;
  onResolve: (choices: Record<string, Choice>, reason: string) => void;
};

function Option({ conflict, choice, chosen, onChoose }: { conflict: Conflict; choice: Choice; chosen: boolean; onChoose: () => void }) {
  return (
    <label className={styles['option']} data-chosen={chosen}>
      <input type="radio" name={`conflict-${conflict.key}`} checked={chosen} onChange={onChoose} />
      <span className={styles['value']}>{choice === 'mine' ? conflict.mine : conflict.theirs}</span>
      <span className={styles['who']}>
        {choice === 'mine' ? (
          'You, not saved'
        ) : (
          <>
            {conflict.theirsBy ?? 'Someone else'}
            {conflict.theirsAt && (
              <>
                {', '}
                <Time at={conflict.theirsAt} />
              </>
            )}
          </>
        )}
      </span>
    </label>
  );
}

/** Somebody saved this visit in between: what both typed stands side by side, and each field is decided by hand. */
export function ConflictPanel({ draft, theirs, saving, onResolve }: ConflictPanelProps) {
  const conflicts = conflictsOf(draft, theirs);
  const others = changedElsewhere(draft, theirs);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const undecided = conflicts.filter((conflict) => !choices[conflict.key]);
  const overwrites = conflicts.some((conflict) => choices[conflict.key] === 'mine' && conflict.theirs !== 'empty');
  const go = () => {
    setAsked(true);
    if (undecided.length === 0 && !(overwrites && reason.trim() === '')) onResolve(choices, reason.trim());
  };
  return (
    <section className={styles['panel']} aria-label="Someone saved this visit in between" role="alert">
      <h2 className={styles['title']}>
        {conflicts.length === 0
          ? 'Someone saved other fields of this visit in between'
          : `Someone else recorded ${conflicts.length === 1 ? 'a field' : `${conflicts.length} fields`} you were typing`}
      </h2>
      <p className={styles['text']}>
        Nothing of yours is lost and nothing was overwritten.{' '}
        {conflicts.length === 0 ? 'None of your fields is touched; save again.' : 'Choose for each field what is right, then save again.'}
        {others.length > 0 && ` Also changed, and now shown: ${others.join(', ')}.`}
      </p>
      {conflicts.length > 0 && (
        <div className={styles['table']}>
          <div className={styles['heads']} aria-hidden="true">
            <span>Field</span>
            <span>Yours</span>
            <span>Recorded now</span>
          </div>
          {conflicts.map((conflict) => (
            <div key={conflict.key} className={styles['conflict']} role="radiogroup" aria-label={conflict.name}>
              <span className={styles['name']}>
                {conflict.name}
                <span className={styles['who']}>was {conflict.was}</span>
              </span>
              {(['mine', 'theirs'] as const).map((choice) => (
                <Option
                  key={choice}
                  conflict={conflict}
                  choice={choice}
                  chosen={choices[conflict.key] === choice}
                  onChoose={() => setChoices({ ...choices, [conflict.key]: choice })}
                />
              ))}
            </div>
          ))}
        </div>
      )}
      {overwrites && <ReasonInput label="Why is yours right?" value={reason} onChange={setReason} asked={asked} />}
      <div className={styles['foot']}>
        <Button onClick={go} loading={saving}>
          {conflicts.length > 0 ? 'Save with these choices' : 'Save again'}
        </Button>
        {asked && undecided.length > 0 && (
          <span className={styles['missing']} role="alert">
            Choose for {undecided.map((conflict) => conflict.name).join(', ')}.
          </span>
        )}
      </div>
    </section>
  );
}
