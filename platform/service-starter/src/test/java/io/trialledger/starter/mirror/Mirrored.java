package io.trialledger.starter.mirror;

import org.axonframework.serialization.Revision;

@Revision("1")
public record Mirrored(String id) implements MirrorEvent {}
