package io.trialledger.starter.sample;

import org.axonframework.serialization.Revision;

@Revision("1")
public record MemberRevoked(String studyId, String grantId) implements NoteEvent {}
