package io.trialledger.visits.design;

import java.math.BigDecimal;
import java.util.List;

/** Definitions of some of the pilot's items. */
public final class Items {

    private Items() {}

    public static ItemDefinition systolic() {
        return new ItemDefinition(
                "VS.SYSBP",
                "Systolic blood pressure",
                DataType.DECIMAL,
                List.of("mmHg"),
                List.of(),
                List.of(new SoftRange("mmHg", new BigDecimal("70"), new BigDecimal("200"))));
    }

    public static ItemDefinition bilirubin() {
        return decimal("LB.BILI", List.of("mg/dL"));
    }

    public static ItemDefinition color() {
        return new ItemDefinition("LB.COLOR", "Color", DataType.CODED, List.of(), List.of("N"), List.of());
    }

    public static ItemDefinition comment() {
        return new ItemDefinition("CO.TEXT", "Comment", DataType.TEXT, List.of(), List.of(), List.of());
    }

    public static ItemDefinition decimal(String item, List<String> units) {
        return new ItemDefinition(item, item, DataType.DECIMAL, units, List.of(), List.of());
    }

    /** Blood pressure, required wherever vital signs are taken. */
    public static FormDefinition vitalSigns() {
        return new FormDefinition(
                "VS",
                "Vital signs",
                List.of("Vital signs"),
                List.of(new FormSection("Blood pressure", List.of(new FormItem("VS.SYSBP", true)))));
    }
}
