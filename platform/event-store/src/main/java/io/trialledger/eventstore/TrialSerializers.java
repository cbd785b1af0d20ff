package io.trialledger.eventstore;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/** How payloads and metadata become the bytes of the log. What these settings write is read for decades: change none. */
public final class TrialSerializers {

    private TrialSerializers() {}

    /**
     * JSON under logical names. Numbers keep their scale ({@code 3.80}) and times their offset, also through an upcaster.
     * Thread-safe.
     */
    public static Serializer json(EventNames names) {
        return new NamedSerializer(
                Jackson3Serializer.builder()
                        .jsonMapperBuilderCustomizer(TrialSerializers::configure)
                        .build(),
                names);
    }

    /** Sealed values as their stored form, partial dates as text. */
    public static JacksonModule module() {
        return new SimpleModule("trialledger")
                .addSerializer(Sealed.class, new SealedWriter())
                .addDeserializer(Sealed.class, new SealedReader())
                .addSerializer(PartialDate.class, new PartialDateWriter())
                .addDeserializer(PartialDate.class, new PartialDateReader());
    }

    private static void configure(JsonMapper.Builder mapper) {
        mapper.addModule(module())
                // Axon's own setting can't read a ReplayToken (AxonFramework #4160)
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("java.lang.")
                        .allowIfSubType("java.util.")
                        .allowIfSubType("io.trialledger.")
                        .build())
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    @SuppressWarnings("rawtypes") // a class literal has no type argument
    private static final class SealedWriter extends ValueSerializer<Sealed> {
        @Override
        public void serialize(Sealed value, JsonGenerator out, SerializationContext context) throws JacksonException {
            out.writeString(value.encoded());
        }
    }

    @SuppressWarnings("rawtypes") // a class literal has no type argument
    private static final class SealedReader extends ValueDeserializer<Sealed> {
        @Override
        public Sealed deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
            try {
                return Sealed.decode(in.getString());
            } catch (IllegalArgumentException e) {
                return (Sealed) context.handleWeirdStringValue(Sealed.class, "…", "not a sealed value");
            }
        }
    }

    private static final class PartialDateWriter extends ValueSerializer<PartialDate> {
        @Override
        public void serialize(PartialDate value, JsonGenerator out, SerializationContext context)
                throws JacksonException {
            out.writeString(value.text());
        }
    }

    private static final class PartialDateReader extends ValueDeserializer<PartialDate> {
        @Override
        public PartialDate deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
            String text = in.getString();
            try {
                return new PartialDate(text);
            } catch (IllegalArgumentException e) {
                return (PartialDate) context.handleWeirdStringValue(PartialDate.class, text, "not a partial date");
            }
        }
    }
}
