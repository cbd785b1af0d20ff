package io.trialledger.visits.visit;

/** Names one reading of one item within a visit. */
record ItemKey(String item, int repeat) {}
