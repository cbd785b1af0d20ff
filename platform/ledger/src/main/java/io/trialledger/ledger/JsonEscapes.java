package io.trialledger.ledger;

/** The escapes of a JSON text (RFC 8259 section 7). */
final class JsonEscapes {

    private JsonEscapes() {}

    /** @throws BundleException for an unknown escape or half a surrogate pair */
    static String resolve(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (escaped.charAt(++i) == 'u') {
                text.append(unicode(escaped, i + 1));
                i += 4;
            } else {
                text.append(plain(escaped.charAt(i)));
            }
        }
        requirePairs(text);
        return text.toString();
    }

    private static char plain(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new BundleException("an unknown escape in a text");
        };
    }

    private static char unicode(String escaped, int from) {
        String hex = escaped.substring(from, Math.min(from + 4, escaped.length()));
        if (!hex.matches("[0-9a-fA-F]{4}")) {
            throw new BundleException("an unknown escape in a text");
        }
        return (char) Integer.parseInt(hex, 16);
    }

    private static void requirePairs(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new BundleException("half a surrogate pair in a text");
            }
        }
    }
}
