package io.trialledger.adverseevents.adverseeventlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins; null on the last */
public record VersionPage(List<VersionItem> items, @Nullable String next) {}
