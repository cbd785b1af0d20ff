package io.trialledger.enrollment.subject;

import org.axonframework.serialization.Revision;

/**
 * A number was given to a candidate at a site; nothing else is known.
 *
 * @param timeZone IANA name of the site at that time: calendar days of the subject are days there
 */
@Revision("1")
public record SubjectRegistered(String studyId, String subjectId, String siteId, String timeZone)
        implements SubjectEvent {}
