package io.trialledger.enrollment.subjectlist;

/** @param version sequence number of the subject's last event, for {@code ETag} */
public record VersionedSubject(SubjectView subject, long version) {}
