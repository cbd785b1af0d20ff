package io.trialledger.gateway;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How far a session has seen each log: what it wrote, it reads, whichever service answers. Thread-safe. */
final class SeenPositions implements Serializable {

    static final String HEADER = "X-Log-Position";

    private static final long serialVersionUID = 1L;
    private static final Pattern POSITION = Pattern.compile("([a-z0-9-]{1,64})=(\\d{1,18})");

    private final Map<String, Long> positions = new TreeMap<>();

    /** Takes an answer's header. */
    synchronized void add(String header) {
        Matcher position = POSITION.matcher(header);
        while (position.find()) {
            positions.merge(position.group(1), Long.valueOf(position.group(2)), Math::max);
        }
    }

    /** For a request's header; empty before anything was seen. */
    synchronized String text() {
        return positions.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
