package io.trialledger.local.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The furthest position seen of each log: sent along so that one reads what one wrote. Thread-safe; may be shared by clients. */
public final class Positions {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** Takes in {@code enrollment=12,visits=40}. */
    public void saw(String header) {
        for (String part : header.split(",")) {
            String[] sides = part.strip().split("=");
            if (sides.length == 2) {
                seen.merge(sides[0], Long.parseLong(sides[1]), Math::max);
            }
        }
    }

    Optional<String> header() {
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(seen.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",")));
    }
}
