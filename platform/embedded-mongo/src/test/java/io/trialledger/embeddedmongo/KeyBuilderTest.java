package io.trialledger.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bytes sort as the values do, joined or not, upwards and downwards. */
class KeyBuilderTest {

    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final List<Object> VALUES = Arrays.asList(
            MinKey.getInstance(),
            null,
            Long.MIN_VALUE,
            -1.5,
            -1,
            -0.0,
            0L,
            0.5,
            1,
            2L,
            1L << 53,
            (1L << 53) + 1,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE,
            "",
            "\0",
            "\0\0",
            "\0a",
            "a",
            "a\0",
            "a\0b",
            "aa",
            "b",
            "é",
            "字",
            "\ud83d\ude00",
            "\uffff",
            new Document(),
            new Document("a", 1),
            new Document("a", 1).append("b", "x"),
            new Document("a", 2),
            new Document("b", 1),
            new BinData(new byte[] {1}),
            new BinData(new byte[] {(byte) 0xff}),
            new BinData(new byte[] {0, 0}),
            new UUID(1, 2),
            new UUID(-1, 2),
            new ObjectId("000000000000000000000001"),
            new ObjectId("ff0000000000000000000001"),
            false,
            true,
            Instant.ofEpochMilli(-5),
            Instant.ofEpochMilli(1_000),
            MaxKey.getInstance());

    @Test
    void sorts_bytes_as_values() {
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                int expected =
                        Integer.signum(ValueComparator.ascWithoutListHandling().compare(a, b));
                assertThat(Integer.signum(KeyBuilder.of(a).compareTo(KeyBuilder.of(b))))
                        .as("%s and %s", a, b)
                        .isEqualTo(expected);
                assertThat(Integer.signum(down(a).compareTo(down(b))))
                        .as("%s and %s, descending", a, b)
                        .isEqualTo(-expected);
            }
        }
    }

    @Test
    void sorts_numbers_of_all_types_together() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            Number a = number(random);
            Number b = random.nextInt(4) == 0 ? Long.valueOf(a.longValue()) : number(random);
            assertThat(Integer.signum(KeyBuilder.of(a).compareTo(KeyBuilder.of(b))))
                    .as("%s and %s, seed %d", a, b, SEED)
                    .isEqualTo(
                            new java.math.BigDecimal(a.toString()).compareTo(new java.math.BigDecimal(b.toString())));
        }
    }

    @Test
    void keeps_infinity_beyond_every_number() {
        assertThat(KeyBuilder.of(Double.NEGATIVE_INFINITY)).isLessThan(KeyBuilder.of(Long.MIN_VALUE));
        assertThat(KeyBuilder.of(Double.POSITIVE_INFINITY)).isGreaterThan(KeyBuilder.of(Long.MAX_VALUE));
    }

    @Test
    void joins_values_without_mixing_them_up() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            List<Object> a = List.of(text(random), number(random), text(random));
            List<Object> b = random.nextBoolean()
                    ? List.of(a.get(0), a.get(1), text(random))
                    : List.of(text(random), number(random), text(random));
            assertThat(Integer.signum(joined(a).compareTo(joined(b))))
                    .as("%s and %s, seed %d", a, b, SEED)
                    .isEqualTo(compare(a, b));
        }
    }

    private static int compare(List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = ValueComparator.asc().compare(a.get(i), b.get(i));
            if (order != 0) {
                return Integer.signum(i == 1 ? -order : order);
            }
        }
        return 0;
    }

    private static Key joined(List<Object> values) {
        KeyBuilder builder = new KeyBuilder();
        for (int i = 0; i < values.size(); i++) {
            builder.add(values.get(i), i != 1);
        }
        return builder.toKey();
    }

    private static Key down(Object value) {
        return new KeyBuilder().add(value, false).toKey();
    }

    private static Number number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(100) - 50;
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> (random.nextInt(100) - 50) / 4.0;
            default -> (double) (random.nextLong() >> 11);
        };
    }

    private static String text(Random random) {
        List<String> letters = List.of("\0", "a", "b", "ÿ", "\uffff");
        List<String> text = new ArrayList<>();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.add(letters.get(random.nextInt(letters.size())));
        }
        return String.join("", text);
    }
}
