package io.trialledger.starter.sample;

import org.axonframework.serialization.Revision;

@Revision("1")
public record SubjectPlaced(String studyId, String subjectId, String siteId) implements NoteEvent {}
