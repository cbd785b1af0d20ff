package io.trialledger.local.demo;

import java.util.List;

/**
 * One of the three sites.
 *
 * @param activatedDaysAgo counted back from today
 */
record DemoSite(
        String id,
        String name,
        String country,
        String timeZone,
        int activatedDaysAgo,
        String coordinator,
        String investigator) {

    static final List<DemoSite> ALL = List.of(
            new DemoSite("101", "Lakeside Clinic", "US", "America/Chicago", 256, "coordinator", "investigator"),
            new DemoSite("102", "Harbour Hospital", "DE", "Europe/Berlin", 220, "coordinator-102", "investigator-102"),
            new DemoSite("103", "Hillcrest Institute", "JP", "Asia/Tokyo", 181, "coordinator-103", "investigator-103"));

    static DemoSite of(String subject) {
        return ALL.stream()
                .filter(site -> subject.startsWith(site.id() + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no site of " + subject));
    }

    String system() {
        return "site-" + id + "-system";
    }
}
