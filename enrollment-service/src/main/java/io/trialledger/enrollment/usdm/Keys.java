package io.trialledger.enrollment.usdm;

import io.trialledger.enrollment.study.ChosenId;
import java.util.HashSet;
import java.util.Set;

/** Makes names of the file usable in addresses and unique, and reports each change. */
class Keys {

    private static final int LONGEST = 60;

    private final Set<String> used = new HashSet<>();
    private final Findings findings;

    Keys(Findings findings) {
        this.findings = findings;
    }

    String of(String name) {
        String key = ChosenId.isUsable(name) ? name : usable(name);
        for (int i = 2; !used.add(key); i++) {
            key = usable(name) + "_" + i;
        }
        if (!key.equals(name)) {
            findings.add(FindingCode.KEY_CHANGED, name, "is called " + key + " here");
        }
        return key;
    }

    private static String usable(String name) {
        String usable = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return usable.length() > LONGEST ? usable.substring(0, LONGEST) : usable;
    }
}
