/** The portal's addresses, in one place. The as-of clock is added by the frame. */
const part = encodeURIComponent;

export const to = {
  home: () => '/',
  dashboard: (study: string) => `/studies/${part(study)}/dashboard`,
  subjects: (study: string) => `/studies/${part(study)}/subjects`,
  subject: (study: string, subject: string) => `/studies/${part(study)}/subjects/${part(subject)}`,
  newSubject: (study: string) => `/studies/${part(study)}/subjects/new`,
  enrollment: (study: string, subject: string) => `/studies/${part(study)}/subjects/${part(subject)}/enrollment`,
  reportEvent: (study: string, subject: string) => `/studies/${part(study)}/subjects/${part(subject)}/adverse-events/new`,
  followUp: (study: string, subject: string, event: string) =>
    `/studies/${part(study)}/subjects/${part(subject)}/adverse-events/${part(event)}/follow-up`,
  visit: (study: string, subject: string, visit: string) =>
    `/studies/${part(study)}/subjects/${part(subject)}/visits/${part(visit)}`,
  visits: (study: string) => `/studies/${part(study)}/visits`,
  queries: (study: string) => `/studies/${part(study)}/queries`,
  query: (study: string, query: string) => `/studies/${part(study)}/queries?query=${part(query)}`,
  safety: (study: string) => `/studies/${part(study)}/safety`,
  adverseEvent: (study: string, subject: string, event: string) =>
    `/studies/${part(study)}/safety/${part(subject)}/${part(event)}`,
  history: (study: string) => `/studies/${part(study)}/history`,
  historyEntry: (study: string, eventId: string) => `/studies/${part(study)}/history?event=${part(eventId)}`,
  verify: (study: string) => `/studies/${part(study)}/verify`,
  exports: (study: string) => `/studies/${part(study)}/exports`,
  setup: (study: string) => `/studies/${part(study)}/setup`,
  setupPart: (study: string, of: string) => `/studies/${part(study)}/setup/${part(of)}`,
  newStudy: () => '/new-study',
};
