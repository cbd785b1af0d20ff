package io.trialledger.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header that a leaf of the tree commits to. Its encoding is permanent: every checkpoint ever handed out depends on it, and
 * {@code golden/leaf-ct-event-1.txt} in the tests holds it.
 *
 * <p>The position isn't part of it: it is the index of the leaf. Neither is the time at which the store recorded the commit
 * ({@code at}); the event's own time is.
 *
 * @param logId the origin of the log, as in its checkpoints
 * @param eventId the event's identifier
 * @param aggregateType absent for an event of no aggregate, like {@code aggregateId} and {@code sequence}
 * @param aggregateId in clear in every bundle that discloses the event: never a direct identifier of a person
 * @param sequence 0-based within the aggregate
 * @param timestampNanos when the event happened by the server's clock, nanoseconds since 1970-01-01T00:00:00Z
 * @param payloadType logical name, such as {@code enrollment.SubjectEnrolled}
 * @param revision of the payload's form
 * @param payloadHash {@link SaltedHash} of the payload bytes as stored
 * @param metadataHash {@link SaltedHash} of the metadata bytes as stored, under the same salt
 * @param cid the commit's UUID as text, lower case
 * @param indexInCommit 0-based
 */
public record LeafData(
        String logId,
        String eventId,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        long timestampNanos,
        String payloadType,
        @Nullable String revision,
        byte[] payloadHash,
        byte[] metadataHash,
        String cid,
        int indexInCommit) {

    private static final byte[] FORM = "ct-event/1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ABSENT = {};
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    public LeafData {
        Hash.checked(payloadHash);
        Hash.checked(metadataHash);
    }

    /**
     * The permanent encoding: every field preceded by its length (32 bits, big-endian), text in UTF-8, numbers big-endian, an
     * absent field with length 0.
     *
     * @throws IllegalArgumentException if a text has no UTF-8 form (half a surrogate pair)
     */
    public byte[] encode() {
        byte[][] fields = {
            FORM,
            text(logId),
            text(eventId),
            text(aggregateType),
            text(aggregateId),
            sequence == null ? ABSENT : number(sequence),
            number(timestampNanos),
            text(payloadType),
            text(revision),
            payloadHash,
            metadataHash,
            text(cid),
            number(indexInCommit)
        };
        int length = 0;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        byte[] encoded = new byte[length];
        int at = 0;
        for (byte[] field : fields) {
            INT.set(encoded, at, field.length);
            System.arraycopy(field, 0, encoded, at + Integer.BYTES, field.length);
            at += Integer.BYTES + field.length;
        }
        return encoded;
    }

    /** {@code SHA-256(0x00 ‖ encode())}, the leaf hash of RFC 6962. */
    public byte[] leafHash() {
        return Hash.leaf(encode());
    }

    private static byte[] number(long number) {
        byte[] bytes = new byte[Long.BYTES];
        LONG.set(bytes, 0, number);
        return bytes;
    }

    private static byte[] number(int number) {
        byte[] bytes = new byte[Integer.BYTES];
        INT.set(bytes, 0, number);
        return bytes;
    }

    /** What has no UTF-8 form becomes a question mark: only where there is one, the bytes are read back to compare. */
    private static byte[] text(@Nullable String text) {
        if (text == null) {
            return ABSENT;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (EightBytes.contain(utf8, (byte) '?') && !new String(utf8, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("a leaf can't hold half a surrogate pair");
        }
        return utf8;
    }
}
