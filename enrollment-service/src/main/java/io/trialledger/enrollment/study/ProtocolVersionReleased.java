package io.trialledger.enrollment.study;

import org.axonframework.serialization.Revision;

/**
 * A protocol version may be used from now on. The first one begins the study.
 *
 * @param sourceSha256 hash of the imported file, in hexadecimal: which document this was
 */
@Revision("1")
public record ProtocolVersionReleased(String studyId, Protocol protocol, ImportReport report, String sourceSha256)
        implements StudyEvent {}
