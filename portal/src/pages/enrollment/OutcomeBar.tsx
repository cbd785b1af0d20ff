import type { Criterion } from '@/api/types';
import { StatusShape } from '@/pieces/StatusShape';
import type { Shape } from '@/pieces/status';
import styles from './Criteria.module.css';
import { criterionName, type Evaluation, type Outcome } from './eligibility';

const shapes: Record<Outcome, Shape> = { OPEN: 'half', ELIGIBLE: 'check', NOT_ELIGIBLE: 'cross' };

/** What the answers amount to, at each moment. */
export function OutcomeBar({ criteria, result }: { criteria: Criterion[]; result: Evaluation }) {
  const answered = criteria.length - result.unanswered.length;
  const failing = result.failing.map(criterionName).join(', ');
  return (
    <div className={styles['outcome']} data-outcome={result.failing.length > 0 ? 'NOT_ELIGIBLE' : result.outcome} role="status">
      <StatusShape shape={result.failing.length > 0 ? 'cross' : shapes[result.outcome]} size={16} />
      <div>
        <strong>
          {result.failing.length > 0 ? `Not eligible: ${failing}` : result.outcome === 'ELIGIBLE' ? 'Eligible: every criterion is fulfilled' : 'Nothing speaks against it so far'}
        </strong>
        <span>
          {' '}
          · {answered} of {criteria.length} answered
        </span>
      </div>
    </div>
  );
}
