import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { Subject } from '@/api/types';
import { Card } from '@/frame/Card';
import { useStudy } from '@/frame/useStudy';
import { Day } from '@/pieces/Time';
import { IdentityModal } from './IdentityModal';
import { RevealModal } from './RevealModal';
import styles from './SubjectPage.module.css';
import { useShortly } from './useShortly';
import type { Revealed } from './useReveal';

/** Seconds a revealed identity stays on the screen. */
const SHOWN_FOR = 60;

/** Says whether an identity is kept; shows it only after a purpose was recorded, for a minute, and never keeps it. */
export function IdentityCard({ study, subject }: { study: string; subject: Subject }) {
  const { may } = useStudy();
  const [open, setOpen] = useState<'reveal' | 'keep' | null>(null);
  const shown = useShortly<Revealed>(SHOWN_FOR);
  const { kept = false, mayReveal = false, disclosures = 0 } = subject.identity ?? {};
  const mayKeep = may('SEE_IDENTITY', subject.site);
  return (
    <Card title="Identity" note={kept ? 'Kept sealed; every look is recorded' : undefined}>
      {shown.value ? (
        <div className={styles['revealed']}>
          <dl className={styles['facts']}>
            <dt>Name</dt>
            <dd>
              {shown.value.givenName} <strong>{shown.value.familyName}</strong>
            </dd>
            <dt>Born</dt>
            <dd>
              <Day on={shown.value.birthDate} />
            </dd>
            {shown.value.contact && (
              <>
                <dt>Contact</dt>
                <dd>{shown.value.contact}</dd>
              </>
            )}
          </dl>
          <div className={styles['line']}>
            <span role="timer" aria-live="off">
              Hidden again in {shown.left} s
            </span>
            <Button size="xs" variant="default" leftSection={<IconEyeOff size={14} />} onClick={shown.hide}>
              Hide now
            </Button>
          </div>
        </div>
      ) : (
        <>
          <div className={styles['quiet']}>
            <IconLock size={16} stroke={1.6} aria-hidden="true" />
            {kept
              ? `Name and birth date are kept. ${disclosures === 0 ? 'Nobody has looked yet.' : `Looked at ${disclosures} ${disclosures === 1 ? 'time' : 'times'}.`}`
              : 'No name is kept for this subject.'}
          </div>
          <div className={styles['acts']}>
            {kept && mayReveal && mayKeep && (
              <Button size="xs" variant="default" leftSection={<IconEye size={14} />} onClick={() => setOpen('reveal')}>
                Reveal identity
              </Button>
            )}
            {mayKeep && (
              <Button size="xs" variant="subtle" onClick={() => setOpen('keep')}>
                {kept ? 'Correct identity' : 'Record identity'}
              </Button>
            )}
          </div>
        </>
      )}
      {open === 'reveal' && (
        <RevealModal
          study={study}
          subject={subject}
          onClose={() => setOpen(null)}
          onRevealed={(identity) => {
            setOpen(null);
            shown.show(identity);
          }}
        />
      )}
      {open === 'keep' && <IdentityModal study={study} subject={subject} correcting={kept} onClose={() => setOpen(null)} />}
    </Card>
  );
}
