package io.trialledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenEventTest {

    private static final String ORIGIN = "trialledger.local/visits";

    @Test
    void every_event_of_every_tree_leads_to_the_root_and_no_changed_one_does() {
        for (int size = 1; size < 20; size++) {
            List<BundleEvent> events = events(size);
            MerkleTree tree = new MerkleTree();
            events.forEach(event -> tree.append(event.leafHash(ORIGIN)));
            for (BundleEvent event : events) {
                List<byte[]> proof = tree.inclusionProof(event.position(), size);
                ProvenEvent proven = new ProvenEvent(event, proof);
                byte[] leaf = event.leafHash(ORIGIN);

                assertThat(proven.root(leaf, size)).contains(tree.root());
                assertThat(proven.root(Hash.leaf(leaf), size)).isNotEqualTo(proven.root(leaf, size));
                assertThat(proven.root(leaf, event.position())).isEmpty();
                if (size > 1) {
                    assertThat(new ProvenEvent(event, proof.subList(1, proof.size())).root(leaf, size))
                            .isEmpty();
                }
            }
        }
    }

    private static List<BundleEvent> events(int count) {
        List<BundleEvent> events = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            byte[] bytes = {(byte) position};
            events.add(new BundleEvent(
                    position,
                    "c",
                    0,
                    1,
                    5,
                    "e" + position,
                    null,
                    null,
                    null,
                    6,
                    "t",
                    null,
                    new byte[32],
                    bytes,
                    bytes,
                    new byte[32]));
        }
        return events;
    }
}
