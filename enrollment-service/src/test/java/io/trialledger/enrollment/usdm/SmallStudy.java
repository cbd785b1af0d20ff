package io.trialledger.enrollment.usdm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A small study of our own, to be changed in one place for each test. */
final class SmallStudy {

    private SmallStudy() {}

    static String file() {
        try (InputStream in =
                Objects.requireNonNull(SmallStudy.class.getClassLoader().getResourceAsStream("usdm/small.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UsdmStudy read(String file) {
        return UsdmReader.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
