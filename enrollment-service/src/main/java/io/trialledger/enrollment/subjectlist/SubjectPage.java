package io.trialledger.enrollment.subjectlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the {@code after} of the following page; null on the last one */
public record SubjectPage(
        List<SubjectView> subjects, @Nullable String next) {}
