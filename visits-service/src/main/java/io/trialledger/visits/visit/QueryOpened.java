package io.trialledger.visits.visit;

import java.math.BigDecimal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A value was taken and needs an answer from the site: it lies outside the item's soft range.
 *
 * @param queryId unique in the study
 * @param value as recorded
 * @param low lower bound it was judged by; null if there is none
 * @param high upper bound it was judged by; null if there is none
 */
@Revision("1")
public record QueryOpened(
        String studyId,
        String subjectId,
        String siteId,
        String visit,
        String item,
        int repeat,
        String queryId,
        String value,
        @Nullable String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high)
        implements QueryEvent {}
