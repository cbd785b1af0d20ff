package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An answer to a session's call. Its positions are noted as its header is set: once a byte of the answer is out, the browser may
 * already ask for what it wrote.
 */
final class SeenAnswer extends HttpServletResponseWrapper {

    private final SeenPositions seen;

    SeenAnswer(HttpServletResponse response, SeenPositions seen) {
        super(response);
        this.seen = seen;
    }

    @Override
    public void setHeader(String name, String value) {
        note(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        note(name, value);
        super.addHeader(name, value);
    }

    private void note(String name, String value) {
        if (name.equalsIgnoreCase(SeenPositions.HEADER)) {
            seen.add(value);
        }
    }
}
