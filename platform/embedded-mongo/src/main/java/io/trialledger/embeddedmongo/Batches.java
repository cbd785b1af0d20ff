package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** The results of a query, batch after batch. */
interface Batches {

    /** Documents of one batch if the client names no number. */
    int DEFAULT_DOCUMENTS = 1_000;

    /** A batch ends with the document that passes this; a message holds 48 MB, a document 16 MB. */
    long MAX_BYTES = 8L * 1024 * 1024;

    /** The next documents, at most so many; maybe none at the end. */
    List<Document> next(int documents);

    boolean finished();
}
