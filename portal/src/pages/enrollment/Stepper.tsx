import { StatusShape } from '@/pieces/StatusShape';
import type { Shape } from '@/pieces/status';
import styles from './Stepper.module.css';
import type { Step, StepState } from './steps';

const shapes: Record<StepState, Shape> = { done: 'check', now: 'half', later: 'ring', stopped: 'dash', failed: 'cross' };
const words: Record<StepState, string> = { done: 'Recorded', now: 'Next', later: 'Later', stopped: 'Not to come', failed: 'Ends here' };

/** The way into the study: what is recorded and when, what comes next, who may do it. */
export function Stepper({ steps }: { steps: Step[] }) {
  return (
    <ol className={styles['steps']} aria-label="Steps into the study">
      {steps.map((step, index) => (
        <li key={step.id} className={styles['step']} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className={styles['mark']}>
            <StatusShape shape={shapes[step.state]} size={14} />
          </span>
          <div className={styles['text']}>
            <div className={styles['title']}>
              <span>
                {index + 1}. {step.title}
              </span>
              <span className={styles['word']}>{words[step.state]}</span>
            </div>
            {step.recorded && <div className={styles['recorded']}>{step.recorded}</div>}
            {(step.state === 'now' || step.state === 'later') && <div className={styles['who']}>{step.who}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
