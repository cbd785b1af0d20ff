import { to } from '@/frame/addresses';

export const reportEvent = (study: string, subject: string) => `${to.subject(study, subject)}/adverse-events/new`;
export const followUp = (study: string, subject: string, event: string) =>
  `${to.subject(study, subject)}/adverse-events/${encodeURIComponent(event)}/follow-up`;
export const eventQuery = (study: string, query: string) => `${to.queries(study)}?kind=events&show=all&query=${encodeURIComponent(query)}`;
