package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values one after the other as bytes that sort as the values do
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/).
 *
 * <p>Every value delimits itself: no encoding is a prefix of another, so values can be joined and a descending one is
 * simply inverted. Numbers of all types that are equal have one encoding. Strings sort by UTF-16 code unit, as
 * everywhere else in mongo-java-server; mongod sorts by UTF-8 byte, which differs only beyond the basic plane.
 */
final class KeyBuilder {

    static final int MIN = 0x01;
    static final int EMPTY_ARRAY = 0x03;
    static final int NULL = 0x05;
    static final int NUMBER = 0x10;
    static final int STRING = 0x18;
    static final int DOCUMENT = 0x20;
    static final int ARRAY = 0x28;
    static final int BINARY = 0x30;
    static final int LEGACY_UUID = 0x34;
    static final int UUID_ = 0x38;
    static final int OBJECT_ID = 0x40;
    static final int BOOLEAN = 0x48;
    static final int DATE = 0x50;
    static final int TIMESTAMP = 0x58;
    static final int REGEX = 0x60;
    static final int MAX = 0x70;

    private static final int END = 0x00;
    private static final int BAD_VALUE = 2;

    private byte[] out = new byte[48];
    private int length;

    static Key of(@Nullable Object value) {
        return new KeyBuilder().add(value, true).toKey();
    }

    /** The first byte of the encoding: all values that a range with this bound can match begin with it. */
    static int typeOf(@Nullable Object value) {
        return KeyBuilder.of(value).bytes()[0] & 0xff;
    }

    KeyBuilder add(@Nullable Object value, boolean ascending) {
        int start = length;
        value(value);
        if (!ascending) {
            invert(start);
        }
        return this;
    }

    /** A place between nothing and null, for an array without elements. */
    KeyBuilder addEmptyArray(boolean ascending) {
        int start = length;
        put(EMPTY_ARRAY);
        if (!ascending) {
            invert(start);
        }
        return this;
    }

    KeyBuilder add(byte[] raw) {
        for (byte b : raw) {
            put(b);
        }
        return this;
    }

    Key toKey() {
        return new Key(Arrays.copyOf(out, length));
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Missing) {
            put(NULL);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof String text) {
            put(STRING);
            text(text);
        } else if (value instanceof Document document) {
            document(document);
        } else if (value instanceof Collection<?> elements) {
            put(ARRAY);
            elements.forEach(this::value);
            put(END);
        } else if (value instanceof BinData data) {
            put(BINARY);
            big(data.getData().length, 4);
            add(data.getData());
        } else if (value instanceof LegacyUUID legacy) {
            put(LEGACY_UUID);
            uuid(legacy.getUuid());
        } else if (value instanceof UUID uuid) {
            put(UUID_);
            uuid(uuid);
        } else if (value instanceof ObjectId id) {
            put(OBJECT_ID);
            add(id.toByteArray());
        } else if (value instanceof Boolean flag) {
            put(BOOLEAN);
            put(flag ? 2 : 1);
        } else if (value instanceof Instant instant) {
            put(DATE);
            big(instant.toEpochMilli() ^ Long.MIN_VALUE, 8);
        } else if (value instanceof BsonTimestamp timestamp) {
            put(TIMESTAMP);
            big(timestamp.getValue(), 8);
        } else if (value instanceof BsonRegularExpression regex) {
            put(REGEX);
            text(regex.getPattern());
            text(regex.getOptions() == null ? "" : regex.getOptions());
        } else if (value instanceof MinKey) {
            put(MIN);
        } else if (value instanceof MaxKey) {
            put(MAX);
        } else {
            throw notAKey(value);
        }
    }

    /** The nearest double in sortable form, then how far the whole number is from it: exact for every int, long and double. */
    private void number(Number number) {
        if (number instanceof Decimal128) {
            throw notAKey(number);
        }
        double nearest = number.doubleValue() == 0.0 ? 0.0 : number.doubleValue();
        long rest = number instanceof Long whole ? whole - (long) nearest : 0;
        long bits = Double.doubleToLongBits(nearest);
        put(NUMBER);
        big(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, 8);
        big(rest + 0x8000, 2);
    }

    private void document(Document document) {
        put(DOCUMENT);
        for (Map.Entry<String, Object> field : document.entrySet()) {
            put(KeyBuilder.of(field.getValue()).bytes()[0]);
            text(field.getKey());
            value(field.getValue());
        }
        put(END);
    }

    /** One to three bytes a UTF-16 code unit, in code unit order; U+0000 is 00 FF and the end is 00 00. */
    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                put(0);
                put(0xff);
            } else if (c < 0x80) {
                put(c);
            } else if (c < 0x800) {
                put(0xc0 | c >> 6);
                put(0x80 | c & 0x3f);
            } else {
                put(0xe0 | c >> 12);
                put(0x80 | c >> 6 & 0x3f);
                put(0x80 | c & 0x3f);
            }
        }
        put(END);
        put(END);
    }

    private void uuid(UUID uuid) {
        big(uuid.getMostSignificantBits(), 8);
        big(uuid.getLeastSignificantBits(), 8);
    }

    private void big(long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            put((int) (value >>> shift));
        }
    }

    private void put(int b) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = (byte) b;
    }

    private void invert(int from) {
        for (int i = from; i < length; i++) {
            out[i] = (byte) ~out[i];
        }
    }

    private static MongoServerError notAKey(Object value) {
        return new MongoServerError(
                BAD_VALUE,
                "BadValue",
                "a value of type " + value.getClass().getSimpleName() + " cannot be an _id or be indexed");
    }
}
