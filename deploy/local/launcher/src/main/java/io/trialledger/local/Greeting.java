package io.trialledger.local;

import java.time.Duration;

/** What a person needs to know when everything runs. */
final class Greeting {

    private Greeting() {}

    static String of(Installation installation, Duration took, boolean ownAccounts) {
        StringBuilder text = new StringBuilder(
                "\nTrialLedger is ready after %d s: %s\n".formatted(took.toSeconds(), installation.gateway()));
        text.append("  API        ").append(installation.gateway()).append("/api/v1\n");
        text.append("  identity   ").append(installation.identity()).append('\n');
        text.append("  data, logs ").append(installation.data()).append('\n');
        if (!ownAccounts) {
            text.append("\nDemo logins, all with the password ")
                    .append(installation.password())
                    .append(":\n");
            installation
                    .accounts()
                    .people()
                    .forEach(
                            p -> text.append("  %-18s %-22s %s%n".formatted(p.username(), p.name(), p.organisation())));
            text.append("\nSite systems (client credentials; secrets in data/state.json):\n");
            installation
                    .accounts()
                    .systems()
                    .forEach(s -> text.append("  %-18s %s%n".formatted(s.clientId(), s.organisation())));
        }
        return text.append("\nStop with Ctrl+C.").toString();
    }
}
