package io.trialledger.adverseevents.adverseeventlist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;

/**
 * A version beside the one before.
 *
 * @param changes against the version received before it; none for the first
 */
public record ChangedVersion(@JsonUnwrapped VersionItem version, List<FieldChange> changes) {

    /** @param versions all of one adverse event, the first first */
    static List<ChangedVersion> of(List<VersionItem> versions) {
        List<ChangedVersion> changed = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            VersionItem version = versions.get(i);
            changed.add(new ChangedVersion(
                    version,
                    i == 0 ? List.of() : FieldChange.between(versions.get(i - 1).record(), version.record())));
        }
        return changed;
    }
}
