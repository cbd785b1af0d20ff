package io.trialledger.local.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * One made-up subject.
 *
 * @param id subject number
 * @param screened day of consent and screening; of a subject without consent, the day of registration
 * @param baseline day of the first dose; without meaning for who was never randomized
 * @param failed the criterion that made the screening fail, else empty
 */
record DemoSubject(String id, DemoSite site, LocalDate screened, LocalDate baseline, Fate fate, String failed) {

    /** @param today what the table's days are counted back from */
    static List<DemoSubject> all(LocalDate today) {
        return DemoRow.of("demo-subjects").stream()
                .map(row -> subject(row, today))
                .toList();
    }

    private static DemoSubject subject(DemoRow row, LocalDate today) {
        String id = row.get("subject");
        LocalDate screened = today.minusDays(row.number("screened"));
        LocalDate baseline = row.has("baseline") ? today.minusDays(row.number("baseline")) : LocalDate.MAX;
        return new DemoSubject(
                id, DemoSite.of(id), screened, baseline, Fate.valueOf(row.get("fate")), row.get("failed"));
    }

    boolean randomized() {
        return !baseline.equals(LocalDate.MAX);
    }
}
