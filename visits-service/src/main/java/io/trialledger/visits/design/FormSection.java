package io.trialledger.visits.design;

import java.util.List;

/**
 * Items of a form that stand together.
 *
 * @param name empty if the section has no heading
 */
public record FormSection(String name, List<FormItem> items) {

    public FormSection {
        items = List.copyOf(items);
    }
}
