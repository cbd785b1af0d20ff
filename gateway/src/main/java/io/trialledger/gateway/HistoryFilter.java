package io.trialledger.gateway;

import io.trialledger.ledger.SaltedHash;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * Which events of a study a reader asked for.
 *
 * @param study its id
 * @param criteria name and value of each, by name
 */
record HistoryFilter(String study, SortedMap<String, String> criteria) {

    /** The service whose events alone are asked for. */
    static final String LOG = "log";

    /** Only the ODM feed sets it: services tell their events as clinical data then. */
    private static final String FORM = "form";

    private static final String ODM = "odm";
    private static final String ORDER = "order";
    private static final Set<String> CRITERIA = Set.of(
            "subject",
            "site",
            "actor",
            "role",
            "type",
            "kind",
            "reason",
            "category",
            LOG,
            "eventId",
            "from",
            "to",
            "asOf",
            ORDER);
    private static final Set<String> PAGING = Set.of("after", "limit");
    private static final int HASH_BYTES = 12;

    /** Reads the query parameters; a misspelled one is refused, since without it the answer would say something else. */
    static HistoryFilter of(String study, MultiValueMap<String, String> parameters) {
        SortedMap<String, String> criteria = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (PAGING.contains(name)) {
                return;
            }
            if (!CRITERIA.contains(name)) {
                throw new Refusal(Problem.malformed(name, "history can't be asked for by " + name));
            }
            if (values.size() != 1) {
                throw new Refusal(Problem.malformed(name, "given more than once"));
            }
            criteria.put(name, values.get(0));
        });
        criteria.remove(ORDER, "oldest");
        return new HistoryFilter(study, criteria);
    }

    /** All events of a study, as ODM tells them. */
    static HistoryFilter odm(String study) {
        return new HistoryFilter(study, new TreeMap<>(Map.of(FORM, ODM)));
    }

    /** True if the newest events are asked for first, and pages go back. */
    boolean newestFirst() {
        return "newest".equals(criteria.get(ORDER));
    }

    /** Tells this filter from others. */
    byte[] hash() {
        String text = study + "\n"
                + criteria.entrySet().stream().map(HistoryFilter::encoded).collect(Collectors.joining("\n"));
        return Arrays.copyOf(
                SaltedHash.of(new byte[SaltedHash.SALT_BYTES], text.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
    }

    /**
     * The path and query that a service is asked with.
     *
     * @param position its events after this are wanted; those before, if the newest come first
     */
    String query(long position, int limit) {
        String form = criteria.containsKey(FORM) ? "/" + criteria.get(FORM) : "";
        StringBuilder query = new StringBuilder(path(study)).append(form).append('?');
        criteria.entrySet().stream()
                .filter(criterion ->
                        !criterion.getKey().equals(LOG) && !criterion.getKey().equals(FORM))
                .forEach(criterion -> query.append(encoded(criterion)).append('&'));
        return query.append(newestFirst() ? "beforePosition=" : "afterPosition=")
                .append(position)
                .append("&limit=")
                .append(limit)
                .toString();
    }

    /** The path of a study's history in a service. */
    static String path(String study) {
        return "/api/v1/studies/" + encode(study) + "/history";
    }

    private static String encoded(Map.Entry<String, String> criterion) {
        return encode(criterion.getKey()) + "=" + encode(criterion.getValue());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
