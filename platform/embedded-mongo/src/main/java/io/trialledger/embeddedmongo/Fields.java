package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Fields of commands; a field that is absent or of another type is 0 or empty. */
final class Fields {

    private Fields() {}

    static int number(Document command, String field) {
        return command.get(field) instanceof Number number ? number.intValue() : 0;
    }

    static Document document(Document command, String field) {
        return command.get(field) instanceof Document document ? document : new Document();
    }

    static List<?> list(Document command, String field) {
        return command.get(field) instanceof List<?> list ? list : List.of();
    }
}
