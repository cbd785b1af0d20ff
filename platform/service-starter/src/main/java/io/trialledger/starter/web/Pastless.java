package io.trialledger.starter.web;

import java.util.Map;
import java.util.Set;

/** Controllers whose reads take no {@code AsOf}, and why. Every read of any other does: ServiceArchitecture sees to it. */
final class Pastless {

    private static final String LOG_ITSELF = "it tells of the log itself, which is only ever appended to";

    private static final Map<String, String> WHY = Map.of(
            "LedgerController",
            LOG_ITSELF,
            "HistoryLedgerController",
            LOG_ITSELF + "; a bundle is of the whole of it",
            "BundleController",
            LOG_ITSELF,
            "ReceiptController",
            "a receipt says the same at any time");

    private Pastless() {}

    static Set<String> controllers() {
        return WHY.keySet();
    }

    /** Why there is no past to ask for. */
    static String why(String controller) {
        return WHY.getOrDefault(controller, "this is no recorded state, or its moments are named otherwise");
    }
}
