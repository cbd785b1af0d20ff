import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useEnrollSubject, useRandomizeSubject, useRecordConsent, useScreenSubject } from '@/api/queries';
import type { Subject } from '@/api/types';
import { DayInput } from './DayInput';
import { dayWarning, isDay } from './dayChecks';
import { StepForm } from './StepForm';

export type StepProps = { study: string; subject: Subject; today: string };

export function ConsentStep({ study, subject, today }: StepProps) {
  const [version, setVersion] = useState('');
  const [day, setDay] = useState('');
  const act = useRecordConsent(study, subject.subject);
  return (
    <StepForm
      title="Record consent"
      lead="The version of the consent form as it was signed, and the day of the subject’s signature. Nothing may be done for the study before it."
      label="Record consent"
      onSubmit={() => act.mutate({ version: version.trim(), consentedOn: day })}
      pending={act.isPending}
      problem={act.error}
      attempt={{ subject, version: version.trim(), day }}
      ready={version.trim() !== '' && isDay(day)}
    >
      <TextInput
        label="Version of the consent form"
        placeholder="for example 2.0"
        required
        maw={260}
        value={version}
        onChange={(event) => setVersion(event.currentTarget.value)}
      />
      <DayInput label="Signed by the subject on" value={day} onChange={setDay} today={today} warning={dayWarning('CONSENT', day, subject, today)} />
    </StepForm>
  );
}

export function ScreeningStep({ study, subject, today }: StepProps) {
  const [day, setDay] = useState('');
  const act = useScreenSubject(study, subject.subject);
  return (
    <StepForm
      title="Record screening"
      lead="The day the first screening procedure was done."
      label="Record screening"
      onSubmit={() => act.mutate({ screenedOn: day })}
      pending={act.isPending}
      problem={act.error}
      attempt={{ subject, day }}
      ready={isDay(day)}
    >
      <DayInput label="Screened on" value={day} onChange={setDay} today={today} warning={dayWarning('SCREENING', day, subject, today)} />
    </StepForm>
  );
}

export function EnrollmentStep({ study, subject, today }: StepProps) {
  const [day, setDay] = useState('');
  const act = useEnrollSubject(study, subject.subject);
  return (
    <StepForm
      title="Enroll subject"
      lead="From this day the subject counts as enrolled."
      label="Enroll subject"
      onSubmit={() => act.mutate({ enrolledOn: day })}
      pending={act.isPending}
      problem={act.error}
      attempt={{ subject, day }}
      ready={isDay(day)}
    >
      <DayInput label="Enrolled on" value={day} onChange={setDay} today={today} warning={dayWarning('ENROLLMENT', day, subject, today)} />
    </StepForm>
  );
}

export function RandomizationStep({ study, subject, today }: StepProps) {
  const [day, setDay] = useState('');
  const [typed, setTyped] = useState('');
  const act = useRandomizeSubject(study, subject.subject);
  const same = typed.trim() === subject.subject;
  return (
    <StepForm
      title="Randomize subject"
      lead="Takes the next place on the allocation list. It cannot be undone, and the treatment stays concealed from everyone here."
      label="Randomize subject"
      onSubmit={() => act.mutate({ randomizedOn: day })}
      pending={act.isPending}
      problem={act.error}
      attempt={{ subject, day }}
      ready={isDay(day) && same}
    >
      <DayInput label="Randomized on" value={day} onChange={setDay} today={today} warning={dayWarning('RANDOMIZATION', day, subject, today)} />
      <TextInput
        label={`Type the subject’s number to confirm: ${subject.subject}`}
        autoComplete="off"
        maw={380}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={typed.length >= subject.subject.length && !same ? 'This is another number.' : null}
      />
    </StepForm>
  );
}
