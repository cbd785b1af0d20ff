package io.trialledger.starter.mirror;

/** What can happen here. */
public sealed interface MirrorEvent permits Mirrored {}
