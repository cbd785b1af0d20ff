package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.SITE_NOT_ACTIVE;
import static io.trialledger.enrollment.study.StudyRule.UNKNOWN_SITE;

import io.trialledger.enrollment.study.Protocol.Arm;
import io.trialledger.enrollment.study.Protocol.Criterion;
import io.trialledger.model.RuleViolated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What decisions about subjects need to know of their study, as of now.
 *
 * @param timeZones IANA time zone of every site
 */
public record StudyFacts(
        String studyId,
        String protocolVersion,
        List<Arm> arms,
        List<Criterion> criteria,
        Map<String, String> timeZones,
        Set<String> activeSites) {

    /** The site's time zone, if it may register subjects. */
    public String timeZoneOfActive(String siteId) {
        String timeZone = Optional.ofNullable(timeZones.get(siteId))
                .orElseThrow(() -> new RuleViolated(UNKNOWN_SITE, "site", "no site " + siteId + " in this study"));
        RuleViolated.unless(
                activeSites.contains(siteId), SITE_NOT_ACTIVE, "site", "site " + siteId + " is not activated");
        return timeZone;
    }
}
