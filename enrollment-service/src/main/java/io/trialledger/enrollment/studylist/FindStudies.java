package io.trialledger.enrollment.studylist;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.OpenToTeam;

/** Which studies is the reader part of? */
@OpenToTeam
public record FindStudies(AsOf asOf) {}
