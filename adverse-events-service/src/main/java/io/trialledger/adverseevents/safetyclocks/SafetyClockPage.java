package io.trialledger.adverseevents.safetyclocks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins; null on the last */
public record SafetyClockPage(
        List<SafetyClockItem> items, @Nullable String next) {}
