package io.trialledger.adverseevents.adverseeventlist;

import java.util.List;

/** An adverse event as it stands, and every version of it, the first first. */
public record AdverseEventHistory(AdverseEventItem present, List<ChangedVersion> versions) {}
