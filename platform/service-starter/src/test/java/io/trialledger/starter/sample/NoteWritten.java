package io.trialledger.starter.sample;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

@Revision("1")
public record NoteWritten(String noteId, String studyId, String siteId, String text, LocalDate on)
        implements NoteEvent {}
