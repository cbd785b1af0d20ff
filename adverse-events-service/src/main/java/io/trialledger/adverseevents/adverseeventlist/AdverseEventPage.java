package io.trialledger.adverseevents.adverseeventlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins; null on the last */
public record AdverseEventPage(
        List<AdverseEventItem> items, @Nullable String next) {}
