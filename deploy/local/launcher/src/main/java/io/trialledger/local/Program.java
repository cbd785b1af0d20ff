package io.trialledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One process to run.
 *
 * @param name what people call it
 * @param jar what it runs
 * @param mainClass for a jar without manifest entry; null: {@code java -jar}
 * @param megabytes of heap
 * @param settings Spring properties, handed over in the environment so that no secret shows in the process list
 * @param health answers 200 when it is ready
 */
record Program(
        String name,
        Path jar,
        @Nullable String mainClass,
        int megabytes,
        List<String> arguments,
        Map<String, Object> settings,
        URI health) {}
