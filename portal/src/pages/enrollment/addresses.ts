import { to } from '@/frame/addresses';

/** The guided way into the study. */
export const registration = (study: string) => `${to.subjects(study)}/new`;
export const enrollmentOf = (study: string, subject: string) => `${to.subject(study, subject)}/enrollment`;
