import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { SeriousnessCriterion } from '@/api/types';
import { Card } from '@/frame/Card';
import { Choices, type ChoicesProps } from '@/pieces/Choices';
import { ownZone } from '@/pieces/dates';
import { PartialDateInput } from '@/pieces/PartialDateInput';
import type { Note } from './contradictions';
import type { EventDraft } from './eventDraft';
import styles from './Safety.module.css';
import { actions, causalities, criteria, outcomes, severities } from './words';

export type EventFormProps = {
  draft: EventDraft;
  onChange: (part: Partial<EventDraft>) => void;
  /** Shown once the person tried to save. */
  obstacles: Partial<Record<keyof EventDraft, string>>;
  notes: Note[];
  siteZone: string;
  disabled?: boolean;
  /** From the server: field and sentence. */
  refused: { field: string; says: string } | null;
};

const listOf = <K extends string>(words: Record<K, string>) => Object.entries(words).map(([value, label]) => ({ value, label: label as string }));

type QuestionProps = Pick<ChoicesProps, 'value' | 'choices' | 'onChange' | 'disabled'> & {
  label: string;
  error?: string | undefined;
  note?: string | undefined;
  required?: boolean;
};

/** What is asked, its answers side by side, and what is to be said about the answer. */
function Question({ label, value, choices, onChange, error, note, required = false, disabled = false }: QuestionProps) {
  const id = useId();
  return (
    <fieldset className={styles['choice']} aria-describedby={`${id}-said`}>
      <legend className={styles['label']}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </legend>
      <Choices choices={choices} value={value} onChange={onChange} invalid={Boolean(error)} disabled={disabled} />
      <Said id={`${id}-said`} error={error} note={note} />
    </fieldset>
  );
}

const Said = ({ id, error, note }: { id?: string; error?: string | undefined; note?: string | undefined }) => (
  <div id={id} className={styles['said']} data-tone={error ? 'error' : 'note'} role={error ? 'alert' : 'status'}>
    {error ?? note}
  </div>
);

const Row = ({ children }: { children: ReactNode }) => <div className={styles['formRow']}>{children}</div>;

/** An adverse event on one screen. Contradictions are said softly and never block; dates are taken as far as they are known. */
export function EventForm({ draft, onChange, obstacles, notes, siteZone, disabled = false, refused }: EventFormProps) {
  const errorOf = (field: keyof EventDraft, api: string = field) => (refused?.field === api ? refused.says : obstacles[field]);
  const noteOf = (field: keyof EventDraft) => notes.filter((note) => note.field === field).map((note) => note.says).join(' ') || undefined;
  const zones = [...new Set([siteZone, ownZone(), 'UTC'])];
  const toggle = (one: SeriousnessCriterion, on: boolean) =>
    onChange({ criteria: on ? [...draft.criteria, one] : draft.criteria.filter((other) => other !== one) });
  return (
    <div className={styles['formCards']}>
      <Card title="What happened">
        <div className={styles['formBody']}>
          <TextInput
            label="In the investigator’s words"
            placeholder="Fell at home, fracture of the left wrist"
            required
            data-autofocus
            disabled={disabled}
            maxLength={2000}
            value={draft.term}
            error={errorOf('term')}
            onChange={(event) => onChange({ term: event.currentTarget.value })}
          />
          <Row>
            <PartialDateInput label="Onset" value={draft.onset} onChange={(onset) => onChange({ onset })} disabled={disabled} error={errorOf('onset') ?? null} warning={noteOf('onset') ?? null} />
            <PartialDateInput label="End" value={draft.end} onChange={(end) => onChange({ end })} disabled={disabled} error={errorOf('end') ?? null} warning={noteOf('end') ?? null} />
          </Row>
          <Row>
            <Question
              label="Severity"
              required
              value={draft.severity}
              choices={listOf(severities)}
              disabled={disabled}
              error={errorOf('severity')}
              onChange={(severity) => onChange({ severity: severity as EventDraft['severity'] })}
            />
            <Question
              label="Still ongoing?"
              value={draft.ongoing}
              disabled={disabled}
              choices={[
                { value: 'yes', label: 'Yes' },
                { value: 'no', label: 'No' },
                { value: '', label: 'Not said' },
              ]}
              note={noteOf('ongoing')}
              onChange={(ongoing) => onChange({ ongoing: ongoing as EventDraft['ongoing'] })}
            />
          </Row>
        </div>
      </Card>
      <Card title="Is it serious?">
        <div className={styles['formBody']}>
          <Question
            label="Serious"
            required
            value={draft.serious}
            disabled={disabled}
            choices={[
              { value: 'yes', label: 'Serious' },
              { value: 'no', label: 'Not serious' },
            ]}
            error={errorOf('serious')}
            note={noteOf('serious')}
            onChange={(serious) => onChange({ serious: serious as EventDraft['serious'] })}
          />
          <fieldset className={styles['choice']} disabled={disabled}>
            <legend className={styles['label']}>Criteria: tick all that apply</legend>
            <div className={styles['criteria']}>
              {(Object.keys(criteria) as SeriousnessCriterion[]).map((one) => (
                <Checkbox key={one} label={criteria[one]} checked={draft.criteria.includes(one)} onChange={(event) => toggle(one, event.currentTarget.checked)} />
              ))}
            </div>
            <Said note={noteOf('criteria')} />
          </fieldset>
          <Row>
            <PartialDateInput
              label="When the site learnt of it"
              atLeast="time"
              value={draft.aware}
              onChange={(aware) => onChange({ aware })}
              required={draft.serious === 'yes'}
              disabled={disabled}
              error={errorOf('aware', 'awareAt') ?? null}
            />
            <Select
              label="Time zone"
              data={zones.map((zone) => ({ value: zone, label: zone === siteZone ? `${zone} (site)` : zone }))}
              value={draft.awareZone}
              disabled={disabled}
              allowDeselect={false}
              onChange={(zone) => zone && onChange({ awareZone: zone })}
            />
          </Row>
        </div>
      </Card>
      <Card title="Judgement and course">
        <div className={styles['formBody']}>
          <Row>
            <Select
              label="Related to the treatment"
              placeholder="Not assessed yet (counts as related)"
              data={listOf(causalities)}
              value={draft.causality || null}
              clearable
              clearButtonProps={{ 'aria-label': 'Clear the assessment' }}
              disabled={disabled}
              onChange={(causality) => onChange({ causality: (causality ?? '') as EventDraft['causality'] })}
            />
            <Select
              label="Action taken with the treatment"
              placeholder="Not said"
              data={listOf(actions)}
              value={draft.action || null}
              clearable
              clearButtonProps={{ 'aria-label': 'Clear the action' }}
              disabled={disabled}
              onChange={(action) => onChange({ action: (action ?? '') as EventDraft['action'] })}
            />
          </Row>
          <Question
            label="Outcome"
            required
            value={draft.outcome}
            choices={listOf(outcomes)}
            disabled={disabled}
            error={errorOf('outcome')}
            note={noteOf('outcome')}
            onChange={(outcome) => onChange({ outcome: outcome as EventDraft['outcome'] })}
          />
          <Textarea
            label="Narrative"
            description="Course, treatment, findings. No names."
            rows={4}
            resize="vertical"
            maxLength={20_000}
            disabled={disabled}
            value={draft.narrative}
            onChange={(event) => onChange({ narrative: event.currentTarget.value })}
          />
          <Row>
            <PartialDateInput
              label="Recorded at the site on"
              atMost="day"
              value={draft.reportedOn}
              onChange={(reportedOn) => onChange({ reportedOn })}
              disabled={disabled}
              error={errorOf('reportedOn') ?? null}
            />
            <TextInput
              label="Coded term (if known)"
              placeholder="Wrist fracture"
              disabled={disabled}
              value={draft.codedTerm}
              onChange={(event) => onChange({ codedTerm: event.currentTarget.value })}
            />
          </Row>
        </div>
      </Card>
    </div>
  );
}
