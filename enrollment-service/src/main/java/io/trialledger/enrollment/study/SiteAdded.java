package io.trialledger.enrollment.study;

import org.axonframework.serialization.Revision;

/**
 * A site takes part in the study; it may not register subjects yet.
 *
 * @param country as the sponsor writes it, usually ISO 3166
 * @param timeZone IANA name; calendar days at the site are days there
 */
@Revision("1")
public record SiteAdded(String studyId, String siteId, String name, String country, String timeZone)
        implements StudyEvent {}
