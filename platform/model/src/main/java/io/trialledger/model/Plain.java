package io.trialledger.model;

import java.nio.charset.StandardCharsets;

/** How a plain value becomes the bytes that are sealed, and back. */
public interface Plain<T> {

    Plain<String> TEXT = new Plain<>() {
        @Override
        public byte[] bytes(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String value(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    byte[] bytes(T value);

    T value(byte[] bytes);
}
