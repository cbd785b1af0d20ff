package io.trialledger.starter.sample;

/** What can happen to a note. */
public sealed interface NoteEvent
        permits NoteWritten, TeamOpened, MemberGranted, MemberRevoked, SubjectPlaced, SubjectRemoved {}
