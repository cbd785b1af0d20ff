package io.trialledger.verifier;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Takes values of any shape from Jackson's parser, which reads JSON as RFC 8259 has it and nothing else. */
final class JsonValues {

    /** As long as the longest line of a log. */
    static final int LONGEST = 32 * 1024 * 1024;

    /** No event is nested deeper than 500; a page has its list and the row around it. */
    private static final int DEEPEST = 500 + 2;

    /** A script would take this member for the object's kind: what it shows then stands in no member. */
    private static final String KIND = "__proto__";

    /** A table of names would only grow by what a hostile bundle calls its members. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .maxNumberLength(LONGEST)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private JsonValues() {}

    /** Before its first token. What isn't JSON, or too long or deep, is a {@link tools.jackson.core.JacksonException}. */
    static JsonParser parser(Reader in) {
        return JSON.createParser(ObjectReadContext.empty(), in);
    }

    /** As above. */
    static JsonParser parser(String in) {
        return JSON.createParser(ObjectReadContext.empty(), in);
    }

    /** The value of which the current token is the first; goes to its last. Of members of the same name the last counts, as in a browser. */
    static Json value(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw new StreamReadException(in, "no value");
        }
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> list(in);
            case VALUE_STRING -> new Json.Text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Number(Double.parseDouble(in.getString()));
            case VALUE_NULL -> Json.NULL;
            case VALUE_TRUE, VALUE_FALSE -> new Json.Word(in.getString());
            default -> throw new StreamReadException(in, "no value");
        };
    }

    private static Json object(JsonParser in) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = name(in);
            in.nextToken();
            members.put(name, value(in));
        }
        return new Json.Members(members);
    }

    private static Json list(JsonParser in) {
        List<Json> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in));
        }
        return new Json.Items(items);
    }

    /**
     * Whether the value of which the current token is the first surely is {@code known}: it isn't kept, and its members must come in the
     * same order. Goes to its last token if it is.
     */
    static boolean isSurely(Json known, JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return known instanceof Json.Members object && areSurely(object.members(), in);
        } else if (token == JsonToken.START_ARRAY) {
            return known instanceof Json.Items list && areSurely(list.items(), in);
        }
        return value(in).equals(known);
    }

    private static boolean areSurely(Map<String, Json> members, JsonParser in) {
        Iterator<Map.Entry<String, Json>> left = members.entrySet().iterator();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = name(in);
            in.nextToken();
            Map.Entry<String, Json> member = left.hasNext() ? left.next() : null;
            if (member == null || !member.getKey().equals(name) || !isSurely(member.getValue(), in)) {
                return false;
            }
        }
        return !left.hasNext();
    }

    private static boolean areSurely(List<Json> items, JsonParser in) {
        Iterator<Json> left = items.iterator();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (!left.hasNext() || !isSurely(left.next(), in)) {
                return false;
            }
        }
        return !left.hasNext();
    }

    /** The member's name that is the current token. */
    static String name(JsonParser in) {
        String name = in.currentName();
        if (name.equals(KIND)) {
            throw new StreamReadException(in, "a member " + KIND);
        }
        return name;
    }
}
