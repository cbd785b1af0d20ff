package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A session's request as it goes on to a service. */
final class RelayedRequest extends HttpServletRequestWrapper {

    private static final Set<String> OURS = Set.of("cookie", "x-xsrf-token", "authorization");

    private final String token;
    private final String seen;

    RelayedRequest(HttpServletRequest request, String token, String seen) {
        super(request);
        this.token = token;
        this.seen = seen;
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(values(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.removeIf(name -> OURS.contains(name.toLowerCase(Locale.ROOT)));
        names.add("Authorization");
        if (!seen.isEmpty()) {
            names.add(SeenPositions.HEADER);
        }
        return Collections.enumeration(names);
    }

    private List<String> values(String name) {
        if (name.equalsIgnoreCase("Authorization")) {
            return List.of("Bearer " + token);
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        List<String> values = new ArrayList<>(Collections.list(super.getHeaders(name)));
        if (name.equalsIgnoreCase(SeenPositions.HEADER) && !seen.isEmpty()) {
            values.add(seen);
        }
        return values;
    }
}
