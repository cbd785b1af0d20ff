package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 1234067, 12, tile/0/x001/x234/067.p/12",
        "1, 999, 255, tile/1/999.p/255",
        "2, 1000, 1, tile/2/x001/000.p/1",
        "0, 36028797018963967, 256, tile/0/x036/x028/x797/x018/x963/967",
        "7, 0, 127, tile/7/000.p/127",
    })
    void has_the_path_of_the_specification(int level, long index, int width, String path) {
        assertThat(new Tile(level, index, width).path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(new Tile(level, index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/001/234",
                "tile/0/x001/x234",
                "tile/00/000",
                "tile/8/000",
                "tile/-1/000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/",
                "tile/0/000/",
                "/tile/0/000",
                "tile/0/000.p/12\n",
                "tile/0/x100/x000/x000/x000/x000/x000/000",
                "tile/0/x999/x999/x999/x999/x999/999",
                "tile/entries/000",
            })
    void refuses_another_path(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(path));
    }

    /** The example of the specification: a tree of 70,000 leaves. */
    @Test
    void knows_how_wide_it_is_in_a_tree() {
        assertThat(Tile.of(0, 272, 70_000).full()).isTrue();
        assertThat(Tile.of(0, 273, 70_000)).isEqualTo(new Tile(0, 273, 112));
        assertThat(Tile.of(1, 0, 70_000).bytes()).isEqualTo(8_192);
        assertThat(Tile.of(1, 1, 70_000)).isEqualTo(new Tile(1, 1, 17));
        assertThat(Tile.of(2, 0, 70_000)).isEqualTo(new Tile(2, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 274, 70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(3, 0, 70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 1, 256));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, Long.MAX_VALUE, 256));
        assertThat(Tile.of(7, 0, Long.MAX_VALUE)).isEqualTo(new Tile(7, 0, 127));
    }
}
