package io.trialledger.visits.design;

/** A part of a study's course, for example its screening. */
public record Epoch(String id, String name) {}
