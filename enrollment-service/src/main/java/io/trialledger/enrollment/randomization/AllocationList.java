package io.trialledger.enrollment.randomization;

import io.trialledger.model.Plain;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Permuted blocks, endless, fixed by a seed: in every block each arm stands equally often. A block's order is drawn from the
 * seed and the block's number alone, so that nothing is stored when a block begins and no event tells a block border.
 *
 * @param seed 32 random bytes in hexadecimal
 * @param blockSize a multiple of the number of arms
 * @param arms names of the arms
 */
public record AllocationList(String seed, int blockSize, List<String> arms) {

    /** One line a value; names of arms have no line breaks. */
    static final Plain<AllocationList> PLAIN = new Plain<>() {
        @Override
        public byte[] bytes(AllocationList list) {
            String head = list.seed() + "\n" + list.blockSize() + "\n";
            return Plain.TEXT.bytes(head + String.join("\n", list.arms()));
        }

        @Override
        public AllocationList value(byte[] bytes) {
            List<String> lines = Plain.TEXT.value(bytes).lines().toList();
            return new AllocationList(lines.get(0), Integer.parseInt(lines.get(1)), lines.subList(2, lines.size()));
        }
    };

    /** The arm at a place, counted from 0. */
    String armAt(int place) {
        List<String> block = new ArrayList<>();
        for (int i = 0; i < blockSize; i++) {
            block.add(arms.get(i % arms.size()));
        }
        Draws draws = new Draws(HexFormat.of().parseHex(seed), place / blockSize);
        for (int i = blockSize - 1; i > 0; i--) {
            Collections.swap(block, i, draws.below(i + 1));
        }
        return block.get(place % blockSize);
    }

    /** Shows nothing: whoever knows this knows every arm. */
    @Override
    public String toString() {
        return "AllocationList";
    }

    /** Numbers that depend on the seed and the block only: SHA-256 of both and a counter. */
    private static final class Draws {

        private final byte[] seed;
        private final int block;
        private int counter;

        Draws(byte[] seed, int block) {
            this.seed = seed;
            this.block = block;
        }

        /** Even over 0 … bound - 1: numbers of the last, incomplete stretch are drawn again. */
        int below(int bound) {
            long limit = (1L << 32) / bound * bound;
            long number = next();
            while (number >= limit) {
                number = next();
            }
            return (int) (number % bound);
        }

        private long next() {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(seed);
                sha.update(
                        ByteBuffer.allocate(8).putInt(block).putInt(counter++).array());
                return Integer.toUnsignedLong(ByteBuffer.wrap(sha.digest()).getInt());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
