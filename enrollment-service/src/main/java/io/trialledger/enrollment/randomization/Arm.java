package io.trialledger.enrollment.randomization;

import io.trialledger.model.KeyRing;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.util.Arrays;

/** How an arm is sealed: always in one size, whatever its name, so that no length tells it. */
public final class Arm {

    /** Room for every name an import accepts; the seal's own class is then 256 bytes for all of them. */
    public static final int NAME_BYTES = 240;

    /** Opens what {@link #seal} closed. */
    public static final Plain<String> PLAIN = new Plain<>() {
        @Override
        public byte[] bytes(String name) {
            byte[] bytes = Plain.TEXT.bytes(name);
            if (bytes.length > NAME_BYTES) {
                throw new IllegalArgumentException("the name of an arm has more than " + NAME_BYTES + " bytes");
            }
            return Arrays.copyOf(bytes, NAME_BYTES);
        }

        @Override
        public String value(byte[] bytes) {
            String padded = Plain.TEXT.value(bytes);
            int end = padded.indexOf('\0');
            return end < 0 ? padded : padded.substring(0, end);
        }
    };

    private Arm() {}

    static Sealed<String> seal(String name, String studyId, String subjectId, KeyRing keys) {
        return Sealed.seal(name, PLAIN, "allocation/" + studyId + "/" + subjectId, keys);
    }
}
