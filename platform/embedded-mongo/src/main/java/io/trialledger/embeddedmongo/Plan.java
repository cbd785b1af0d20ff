package io.trialledger.embeddedmongo;

import java.util.List;

/**
 * How a query reads the store.
 *
 * @param tree what is walked: the documents, or an index whose values are keys of documents
 * @param ranges in key order, without overlap
 * @param downwards each range from its end, and the last range first
 * @param merged the ranges are read side by side in the order of what follows their fixed part
 * @param ordered documents come out in the order asked for; otherwise they are sorted in memory
 * @param repeats a document may come several times (array fields); it counts once
 */
record Plan(
        Tree tree,
        boolean holdsDocuments,
        List<Range> ranges,
        boolean downwards,
        boolean merged,
        boolean ordered,
        boolean repeats) {}
