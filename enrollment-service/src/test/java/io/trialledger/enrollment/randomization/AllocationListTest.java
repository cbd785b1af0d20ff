package io.trialledger.enrollment.randomization;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.Sealed;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationListTest {

    private static final List<String> ARMS = List.of("Placebo", "Low", "High");

    private final AllocationList list = list(7);

    @Test
    void has_every_arm_equally_often_in_every_block() {
        for (int block = 0; block < 200; block++) {
            Map<String, Long> counts = places(list, block * 6, block * 6 + 6).stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(counts).isEqualTo(Map.of("Placebo", 2L, "Low", 2L, "High", 2L));
        }
    }

    @Test
    void is_the_same_list_whenever_it_is_read() {
        assertThat(places(list, 0, 60)).isEqualTo(places(list(7), 0, 60));
    }

    @Test
    void differs_with_the_seed_and_from_block_to_block() {
        assertThat(places(list, 0, 60)).isNotEqualTo(places(list(8), 0, 60));
        assertThat(IntStream.range(0, 10).mapToObj(block -> places(list, block * 6, block * 6 + 6)))
                .doesNotHaveDuplicates();
    }

    /** 9,000 first places: each arm 3,000 times, give or take five standard deviations (45). */
    @Test
    void favours_no_arm_at_any_place() {
        Map<String, Long> first = IntStream.range(0, 9_000)
                .mapToObj(block -> list.armAt(block * 6))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(first.values()).allSatisfy(count -> assertThat(count).isBetween(2_775L, 3_225L));
    }

    @Test
    void comes_back_from_its_seal() {
        Keys keys = new Keys();
        Sealed<AllocationList> sealed = Sealed.seal(list, AllocationList.PLAIN, "allocation-list/LZZT", keys);

        assertThat(sealed.reveal(AllocationList.PLAIN, keys)).contains(list);
    }

    @Test
    void shows_nothing_as_text() {
        assertThat(list).hasToString("AllocationList");
    }

    @Test
    void seals_every_arm_in_one_size() {
        Keys keys = new Keys();
        String longest = String.join("", Collections.nCopies(Arm.NAME_BYTES, "x"));

        Sealed<String> sealed = Arm.seal("Low", "LZZT", "1015", keys);

        assertThat(sealed.encoded())
                .hasSameSizeAs(Arm.seal(longest, "LZZT", "1015", keys).encoded());
        assertThat(sealed.reveal(Arm.PLAIN, keys)).contains("Low");
        assertThat(sealed.scope()).isEqualTo("allocation/LZZT/1015");
    }

    private static List<String> places(AllocationList list, int from, int to) {
        return IntStream.range(from, to).mapToObj(list::armAt).toList();
    }

    private static AllocationList list(long randomSeed) {
        byte[] seed = new byte[32];
        new Random(randomSeed).nextBytes(seed);
        return new AllocationList(HexFormat.of().formatHex(seed), 6, ARMS);
    }
}
