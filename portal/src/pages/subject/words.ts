import type { DiscontinuationReason } from '@/api/types';

export const discontinuationReasons: Record<DiscontinuationReason, string> = {
  COMPLETED: 'Completed as planned',
  ADVERSE_EVENT: 'Adverse event',
  DEATH: 'Death',
  LACK_OF_EFFICACY: 'Lack of efficacy',
  LOST_TO_FOLLOW_UP: 'Lost to follow-up',
  PHYSICIAN_DECISION: 'Physician’s decision',
  PROTOCOL_DEVIATION: 'Protocol deviation',
  STUDY_TERMINATED_BY_SPONSOR: 'Study terminated by the sponsor',
  WITHDRAWAL_BY_SUBJECT: 'Withdrawal by the subject',
  OTHER: 'Other',
};
