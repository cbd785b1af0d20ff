package io.trialledger.enrollment.subject;

import io.trialledger.model.KeyRing;
import io.trialledger.model.PartialDate;
import io.trialledger.model.Plain;
import io.trialledger.model.Sealed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Who a subject is. Outside this process it exists only sealed, under the key of this subject alone.
 *
 * @param birthDate a day, a month or a year
 * @param contact how the site reaches the subject, in its own words
 */
public record Identity(
        String familyName,
        String givenName,
        PartialDate birthDate,
        @Nullable String contact) {

    /** Four texts, each with its length before it. */
    public static final Plain<Identity> PLAIN = new Plain<>() {
        @Override
        public byte[] bytes(Identity identity) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(identity.familyName());
                out.writeUTF(identity.givenName());
                out.writeUTF(identity.birthDate().text());
                out.writeUTF(identity.contact() == null ? "" : identity.contact());
            } catch (IOException e) {
                throw new UncheckedIOException("too long to be sealed", e);
            }
            return bytes.toByteArray();
        }

        @Override
        public Identity value(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                String familyName = in.readUTF();
                String givenName = in.readUTF();
                PartialDate birthDate = new PartialDate(in.readUTF());
                String contact = in.readUTF();
                return new Identity(familyName, givenName, birthDate, contact.isEmpty() ? null : contact);
            } catch (IOException e) {
                throw new UncheckedIOException("not a sealed identity", e);
            }
        }
    };

    Sealed<Identity> sealed(SubjectId subject, KeyRing keys) {
        return Sealed.seal(this, PLAIN, subject.toString(), keys);
    }

    /** Shows nothing: commands are written to logs. */
    @Override
    public String toString() {
        return "Identity";
    }
}
