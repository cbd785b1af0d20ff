package io.trialledger.starter.sample;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

@Revision("1")
public record MemberGranted(
        String studyId,
        String grantId,
        String userId,
        String role,
        @Nullable String site,
        LocalDate from,
        @Nullable LocalDate to)
        implements NoteEvent {}
