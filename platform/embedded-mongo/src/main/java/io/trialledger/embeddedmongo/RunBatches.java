package io.trialledger.embeddedmongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** Batches read from the store as they are asked for, each from the newest durable state. */
final class RunBatches implements Batches {

    private final GroupCommit commit;
    private final PlanRun run;
    private long skip;
    private long left;

    RunBatches(GroupCommit commit, PlanRun run, long skip, long limit) {
        this.commit = commit;
        this.run = run;
        this.skip = skip;
        this.left = limit == 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public List<Document> next(int most) {
        return commit.read(snapshot -> {
            while (skip > 0 && !run.finished()) {
                skip -= run.next(snapshot, (int) Math.min(skip, DEFAULT_DOCUMENTS), MAX_BYTES)
                        .size();
            }
            List<Document> batch = run.next(snapshot, (int) Math.min(most, left), MAX_BYTES);
            left -= batch.size();
            return batch;
        });
    }

    @Override
    public boolean finished() {
        return left == 0 || run.finished();
    }
}
