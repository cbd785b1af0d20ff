package io.trialledger.starter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.trialledger.embeddedmongo.EmbeddedMongo;
import io.trialledger.ledger.Checkpoint;
import io.trialledger.ledger.MerkleTree;
import io.trialledger.ledger.NoteSigner;
import io.trialledger.ledger.TileBuilder;
import io.trialledger.ledger.TileHashes;
import io.trialledger.ledger.TileReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that believe they hold the lease, some of them with another history in mind. */
class SignersIT {

    private static final NoteSigner SIGNER = NoteSigner.generate("trialledger.local/race");
    private static final int ROUNDS = 40;

    @TempDir
    Path folder;

    @Test
    void never_two_checkpoints_that_contradict_each_other() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase("race");
            List<Signer> signers = List.of(
                    new Signer(database, 0), new Signer(database, 0), new Signer(database, 1), new Signer(database, 1));
            ExecutorService pool = Executors.newFixedThreadPool(signers.size());
            CyclicBarrier together = new CyclicBarrier(signers.size());
            List<Future<Integer>> refused = new ArrayList<>();
            for (Signer signer : signers) {
                refused.add(pool.submit(() -> signer.run(together)));
            }
            int refusals = 0;
            for (Future<Integer> one : refused) {
                refusals += one.get();
            }
            pool.shutdown();

            assertThat(refusals).as("signers of the other history were refused").isPositive();
            assertAllAgree(signers.get(0).checkpoints);
        }
    }

    /** Whichever history was signed first, every checkpoint is of that one. */
    private static void assertAllAgree(SignedCheckpoints checkpoints) {
        List<Checkpoint> signed = new ArrayList<>();
        for (long size = 0; size <= ROUNDS * 7L; size++) {
            checkpoints.ofSize(size).ifPresent(stored -> signed.add(stored.checkpoint()));
        }
        assertThat(signed).hasSizeGreaterThan(10);
        List<Long> agreeing = new ArrayList<>();
        for (int fork = 0; fork < 2; fork++) {
            MerkleTree tree = tree(fork, ROUNDS * 7);
            agreeing.add(signed.stream()
                    .filter(checkpoint -> Arrays.equals(tree.rootAt(checkpoint.size()), checkpoint.root()))
                    .count());
        }
        assertThat(agreeing).containsExactlyInAnyOrder(0L, (long) signed.size());
    }

    private static MerkleTree tree(int fork, int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(leaf(fork, i));
        }
        return tree;
    }

    private static byte[] leaf(int fork, int index) {
        return ByteBuffer.allocate(32).putInt(fork).putInt(index).array();
    }

    /** A process with tiles of its own, as if each had computed them from what it read. */
    private static final class Signer {

        private final int fork;
        private final Map<String, byte[]> tiles = new HashMap<>();
        private final SignedCheckpoints checkpoints;
        private final TileBuilder tree = new TileBuilder();

        Signer(MongoDatabase database, int fork) {
            this.fork = fork;
            TileReader reader = tile -> tiles.get(tile.level() + "/" + tile.index());
            this.checkpoints = new SignedCheckpoints(
                    database, reader, new LogKeys(SIGNER, List.of(), List.of()), new Anchor(database));
        }

        /** Signs every few leaves; returns how often it was refused. */
        int run(CyclicBarrier together) throws Exception {
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < 7; i++) {
                    keep(tree.append(leaf(fork, (int) tree.size())));
                }
                keep(tree.partial());
                together.await();
                try {
                    checkpoints.sign(new Checkpoint("trialledger.local/race", tree.size(), tree.root()));
                } catch (Contradiction e) {
                    refused++;
                }
            }
            return refused;
        }

        private void keep(List<TileHashes> some) {
            some.forEach(
                    tile -> tiles.put(tile.tile().level() + "/" + tile.tile().index(), tile.hashes()));
        }
    }
}
