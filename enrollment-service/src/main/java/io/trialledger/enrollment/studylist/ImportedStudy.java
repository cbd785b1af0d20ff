package io.trialledger.enrollment.studylist;

/** @param there whether the study was imported before */
public record ImportedStudy(boolean there) {}
