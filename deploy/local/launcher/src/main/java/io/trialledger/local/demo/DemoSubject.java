package io.trialledger.local.demo;

import java.util.List;

/**
 * One made-up subject.
 *
 * @param id subject number
 * @param baselineDaysAgo when the first dose was given, counted back from today
 */
record DemoSubject(String id, DemoStudy.Site site, int baselineDaysAgo, Fate fate) {

    enum Fate {
        IN_SCREENING,
        SCREEN_FAILURE,
        ON_TREATMENT,
        WITHDRAWN,
        DIED,
        COMPLETED
    }

    static List<DemoSubject> all(List<DemoStudy.Site> sites) {
        DemoStudy.Site lakeside = sites.get(0);
        DemoStudy.Site harbour = sites.get(1);
        DemoStudy.Site hillcrest = sites.get(2);
        return List.of(
                new DemoSubject("101-001", lakeside, 130, Fate.COMPLETED),
                new DemoSubject("101-002", lakeside, 90, Fate.ON_TREATMENT),
                new DemoSubject("101-003", lakeside, 61, Fate.ON_TREATMENT),
                new DemoSubject("101-004", lakeside, 45, Fate.SCREEN_FAILURE),
                new DemoSubject("101-005", lakeside, 12, Fate.ON_TREATMENT),
                new DemoSubject("102-001", harbour, 118, Fate.WITHDRAWN),
                new DemoSubject("102-002", harbour, 75, Fate.ON_TREATMENT),
                new DemoSubject("102-003", harbour, 33, Fate.ON_TREATMENT),
                new DemoSubject("102-004", harbour, -6, Fate.IN_SCREENING),
                new DemoSubject("103-001", hillcrest, 100, Fate.DIED),
                new DemoSubject("103-002", hillcrest, 58, Fate.ON_TREATMENT),
                new DemoSubject("103-003", hillcrest, 40, Fate.SCREEN_FAILURE));
    }
}
