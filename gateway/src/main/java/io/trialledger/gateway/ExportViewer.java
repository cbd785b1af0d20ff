package io.trialledger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The pages that a bundle brings with it: every file that the class path has under {@code inspection/}. */
@Component
class ExportViewer {

    private static final String FOLDER = "inspection/";

    /** By name, what each file holds. */
    Map<String, Resource> files() throws IOException {
        Map<String, Resource> files = new TreeMap<>();
        for (Resource found : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**")) {
            String url = found.getURL().toString();
            String name = url.substring(url.lastIndexOf("/" + FOLDER) + 1 + FOLDER.length());
            if (!name.isEmpty() && !name.endsWith("/") && found.isReadable()) {
                files.put(name, found);
            }
        }
        return files;
    }

    static byte[] bytes(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
