import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AdverseEventSaved } from '@/api/types';
import { to } from '@/frame/addresses';
import { Card } from '@/frame/Card';
import { askedOfEvent } from '@/pages/queries/asked';
import { Buttons } from '@/pieces/Buttons';
import styles from './Safety.module.css';
import { clockRules, flagText } from './words';

/** What the server made of a report: stored as which version, clocks started, questions opened. */
export function Reported({ saved, onAnother }: { saved: AdverseEventSaved; onAnother?: () => void }) {
  return (
    <Card>
      <div className={styles['reported']} role="status">
        <IconCircleCheck size={28} stroke={1.5} aria-hidden="true" />
        <h2>
          {saved.stored ? `Recorded as ${saved.event}, version ${saved.version}` : `Nothing new: ${saved.event} says this already (version ${saved.version})`}
        </h2>
        <ul>
          {saved.openedClocks.map((clock) => (
            <li key={clock}>Clock started: {clockRules[clock]}</li>
          ))}
          {saved.openQueries.map((rule) => (
            <li key={rule}>Question opened: {askedOfEvent({ rule })}</li>
          ))}
          {saved.flags.map((flag) => (
            <li key={flag}>Noted: {flagText(flag)}</li>
          ))}
          {saved.openedClocks.length + saved.openQueries.length + saved.flags.length === 0 && <li>No clock started, no question opened.</li>}
          {!saved.present && <li>It was written before the version known now: it is kept, and the present version stays.</li>}
        </ul>
        <Buttons>
          <Button component={Link} to={to.adverseEvent(saved.study, saved.subject, saved.event)}>
            Open the adverse event
          </Button>
          <Button component={Link} variant="default" to={to.subject(saved.study, saved.subject)}>
            Back to the subject
          </Button>
          {onAnother && (
            <Button variant="subtle" onClick={onAnother}>
              Report another
            </Button>
          )}
        </Buttons>
      </div>
    </Card>
  );
}
