package io.trialledger.adverseevents.safetyqueries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A query and all that was said about it, the first first. */
public record SafetyQueryDetail(@JsonUnwrapped SafetyQueryItem item, List<ThreadEntry> thread) {}
