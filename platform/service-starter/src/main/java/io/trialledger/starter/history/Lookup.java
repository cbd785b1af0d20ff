package io.trialledger.starter.history;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.trialledger.starter.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How the rows that answer a question are found. The conditions are always the leading fields of one index, equal to a value or
 * one of a list, and {@code _id} follows them there: rows come in the order of the log, and none is read that doesn't answer. Only
 * what is asked of one subject or one event beyond that is looked at row by row: a subject has few thousand.
 *
 * @param filter on the leading fields
 * @param rest that the rows must meet besides
 * @param exact whether {@code rest} lets every row through
 */
record Lookup(Bson filter, Predicate<Document> rest, boolean exact) {

    /** The indexes; {@code _id} comes after each. */
    static final List<List<String>> INDEXED = List.of(
            List.of("at"),
            List.of("study"),
            List.of("study", "subject"),
            List.of("study", "subject", "deed"),
            List.of("study", "actor"),
            List.of("study", "actor", "deed"),
            List.of("study", "actor", "placed"),
            List.of("study", "site"),
            List.of("study", "placed"),
            List.of("study", "deed"),
            List.of("study", "type"),
            List.of("study", "eventId"));

    /** Empty if nothing can answer it, or nothing that this reader may see. */
    static Optional<Lookup> of(Question asked, Sites sites, Deeds deeds) {
        if (sites.isEmpty() || (asked.asksFor("site") && !seen(sites, value(asked, "site")))) {
            return Optional.empty();
        }
        if (asked.asksFor("eventId")) {
            List<String> ids = deeds.ids(asked.study(), asked.equal());
            return some(
                    asked,
                    List.of(eq("eventId", value(asked, "eventId"))),
                    row -> meets(asked, row)
                            && seen(sites, row.getString("site"))
                            && ids.contains(row.getString("deed")));
        }
        return asked.asksFor("subject") ? ofSubject(asked, sites, deeds) : ofStudy(asked, sites, deeds);
    }

    private static Optional<Lookup> ofSubject(Question asked, Sites sites, Deeds deeds) {
        Optional<Bson> deed = asked.asksForDeeds()
                ? Optional.of(in("deed", deeds.ids(asked.study(), asked.equal())))
                : Optional.empty();
        List<Bson> filter = new ArrayList<>(List.of(eq("subject", value(asked, "subject"))));
        deed.ifPresent(filter::add);
        return some(asked, filter, row -> meets(asked, row) && seen(sites, row.getString("site")));
    }

    private static Optional<Lookup> ofStudy(Question asked, Sites sites, Deeds deeds) {
        List<Bson> filter = new ArrayList<>();
        if (asked.asksFor("actor")) {
            filter.add(eq("actor", value(asked, "actor")));
        }
        boolean ofSomeSites = !sites.all() || asked.asksFor("site");
        if (ofSomeSites && (asked.asksFor("actor") || asked.asksForDeeds())) {
            List<String> keys = deeds.keys(asked.study(), asked.equal(), site -> wanted(asked, sites, site));
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            filter.add(in("placed", keys));
        } else if (ofSomeSites) {
            filter.add(in("site", sitesOf(asked, sites)));
        } else if (asked.asksForDeeds()) {
            List<String> ids = deeds.ids(asked.study(), asked.equal());
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            filter.add(in("deed", ids));
        }
        return Optional.of(new Lookup(inStudy(asked, filter), row -> true, true));
    }

    private static Optional<Lookup> some(Question asked, List<Bson> filter, Predicate<Document> rest) {
        return Optional.of(new Lookup(inStudy(asked, filter), rest, false));
    }

    private static Bson inStudy(Question asked, List<Bson> filter) {
        return and(Stream.concat(Stream.of(eq("study", asked.study())), filter.stream())
                .toList());
    }

    private static List<String> sitesOf(Question asked, Sites sites) {
        return asked.asksFor("site")
                ? List.of(value(asked, "site"))
                : Stream.concat(Stream.of(""), sites.ids().stream()).toList();
    }

    private static boolean wanted(Question asked, Sites sites, String site) {
        return asked.asksFor("site") ? site.equals(value(asked, "site")) : seen(sites, site);
    }

    private static boolean seen(Sites sites, String site) {
        return sites.contains(site.isEmpty() ? null : site);
    }

    private static boolean meets(Question asked, Document row) {
        return Stream.of("subject", "site", "actor")
                .allMatch(property -> asked.equal()
                        .getOrDefault(property, row.getString(property))
                        .equals(row.getString(property)));
    }

    private static String value(Question asked, String property) {
        return asked.equal().getOrDefault(property, "");
    }
}
