package io.trialledger.enrollment.study;

import static io.trialledger.enrollment.study.StudyRule.ID_NOT_USABLE;

import io.trialledger.model.RuleViolated;
import java.util.regex.Pattern;

/** What an id chosen outside this system looks like, so that it fits into an address, a key and a log line. */
public final class ChosenId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** OpenID Connect subjects use more characters than our own ids. */
    private static final Pattern USER_FORM = Pattern.compile("[A-Za-z0-9._@|:+-]{1,64}");

    private ChosenId() {}

    public static boolean isUsable(String id) {
        return FORM.matcher(id).matches();
    }

    /** @param field the input it came in, for the refusal */
    public static void check(String field, String id) {
        RuleViolated.unless(isUsable(id), ID_NOT_USABLE, field, "an id has 1 to 64 of A-Z a-z 0-9 . _ -");
    }

    static void checkUser(String id) {
        RuleViolated.unless(
                USER_FORM.matcher(id).matches(),
                ID_NOT_USABLE,
                "user",
                "a user has 1 to 64 of A-Z a-z 0-9 . _ @ | : + -");
    }
}
