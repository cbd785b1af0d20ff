package io.trialledger.enrollment.usdm;

import io.trialledger.enrollment.study.ImportReport;
import io.trialledger.enrollment.study.Protocol;

/**
 * What a USDM file says.
 *
 * @param studyId the sponsor's protocol identifier
 */
public record UsdmStudy(String studyId, Protocol protocol, ImportReport report) {}
