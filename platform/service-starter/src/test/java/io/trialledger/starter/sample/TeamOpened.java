package io.trialledger.starter.sample;

import org.axonframework.serialization.Revision;

@Revision("1")
public record TeamOpened(String teamId, String studyId, String administrator) implements NoteEvent {}
