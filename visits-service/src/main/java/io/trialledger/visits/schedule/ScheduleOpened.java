package io.trialledger.visits.schedule;

import org.axonframework.serialization.Revision;

/**
 * A subject was registered at a site.
 *
 * @param timeZone IANA name of the site's, in which its "today" is counted
 */
@Revision("1")
public record ScheduleOpened(String studyId, String subjectId, String siteId, String timeZone)
        implements ScheduleEvent {}
