package io.trialledger.local;

/** A progress bar: redrawn in place on a terminal, a line at each change elsewhere. */
final class Progress {

    private static final int WIDTH = 24;

    private final String what;
    private final boolean terminal = System.console() != null;
    private String last = "";

    Progress(String what) {
        this.what = what;
    }

    void show(int done, int of, String now) {
        int filled = of == 0 ? WIDTH : done * WIDTH / of;
        String line =
                "%-14s [%s%s] %d/%d  %s".formatted(what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, of, now);
        if (line.equals(last)) {
            return;
        }
        last = line;
        if (terminal) {
            System.out.print("\r\033[K" + line + (done == of ? "\n" : ""));
            System.out.flush();
        } else {
            System.out.println(line);
        }
    }
}
