package io.trialledger.enrollment.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialledger.enrollment.Pilot.Keys;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final SubjectId SUBJECT = new SubjectId("LZZT", "1015");

    private final Keys keys = new Keys();

    @Test
    void comes_back_from_its_seal() {
        Identity identity = new Identity("Núñez", "Ana", new PartialDate("1950-02"), "Elm Street 5\nring twice");

        assertThat(identity.sealed(SUBJECT, keys).reveal(Identity.PLAIN, keys)).contains(identity);
    }

    @Test
    void comes_back_without_what_nobody_said() {
        Identity identity = new Identity("Núñez", "Ana", new PartialDate("1950"), null);

        assertThat(identity.sealed(SUBJECT, keys).reveal(Identity.PLAIN, keys)).contains(identity);
    }

    @Test
    void is_gone_with_the_subjects_key() {
        Sealed<Identity> sealed = new Identity("Núñez", "Ana", new PartialDate("1950"), null).sealed(SUBJECT, keys);

        keys.destroy("subject/LZZT/1015");

        assertThat(sealed.reveal(Identity.PLAIN, keys)).isEmpty();
    }

    @Test
    void shows_nothing_as_text() {
        assertThat(new Identity("Núñez", "Ana", new PartialDate("1950"), "Elm Street 5"))
                .hasToString("Identity");
    }
}
