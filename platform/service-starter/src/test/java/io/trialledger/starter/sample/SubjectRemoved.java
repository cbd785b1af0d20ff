package io.trialledger.starter.sample;

import org.axonframework.serialization.Revision;

@Revision("1")
public record SubjectRemoved(String studyId, String subjectId) implements NoteEvent {}
