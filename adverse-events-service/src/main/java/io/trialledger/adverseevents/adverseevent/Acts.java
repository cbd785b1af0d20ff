package io.trialledger.adverseevents.adverseevent;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each command recorded, by its id: one that is repeated after a crash is answered as the first time. */
final class Acts {

    private final Map<String, Recorded> done = new HashMap<>();

    /** What this command recorded; empty if it is new. */
    Optional<Recorded> of(@Nullable String commandId) {
        return Optional.ofNullable(commandId).map(done::get);
    }

    /** A command's first event. */
    void add(@Nullable String commandId, int version, boolean present, Set<Flag> flags, Set<QueryRule> open) {
        if (commandId != null) {
            done.put(commandId, new Recorded(version, true, present, flags, open, Set.of()));
        }
    }

    /** It opened or resolved a query. */
    void ask(@Nullable String commandId, Set<QueryRule> open) {
        of(commandId)
                .ifPresent(r -> done.put(
                        String.valueOf(commandId),
                        new Recorded(r.version(), true, r.present(), r.flags(), open, r.openedClocks())));
    }

    /** It started a clock. */
    void oblige(@Nullable String commandId, SafetyClock clock) {
        of(commandId).ifPresent(r -> {
            Set<SafetyClock> opened = EnumSet.of(clock);
            opened.addAll(r.openedClocks());
            done.put(
                    String.valueOf(commandId),
                    new Recorded(r.version(), true, r.present(), r.flags(), r.openQueries(), opened));
        });
    }
}
