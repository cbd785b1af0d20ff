package io.trialledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process to run.
 *
 * @param name what people call it
 * @param jar what {@code java -jar} runs
 * @param megabytes of heap
 * @param settings Spring properties, handed over in the environment so that no secret shows in the process list
 * @param health answers 200 when it is ready
 */
record Program(
        String name, Path jar, int megabytes, List<String> arguments, Map<String, Object> settings, URI health) {}
