package io.trialledger.visits.itemvalues;

import io.trialledger.visits.visit.VisitEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Row ids are limited in length, the names they are made of are not that short: a long one is replaced by its hash. */
public final class ItemRowId {

    private static final int LONGEST = 200;

    private ItemRowId() {}

    static String of(VisitEvent e) {
        return of(e.studyId(), e.subjectId(), e.visit(), e.item(), Integer.toString(e.repeat()));
    }

    /** Of names that hold no slash. */
    public static String of(String... names) {
        String id = String.join("/", names);
        return id.length() <= LONGEST ? id : hash(id);
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
