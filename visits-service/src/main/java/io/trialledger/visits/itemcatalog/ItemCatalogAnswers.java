package io.trialledger.visits.itemcatalog;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class ItemCatalogAnswers {

    private final ItemCatalog catalog;

    ItemCatalogAnswers(ItemCatalog catalog) {
        this.catalog = catalog;
    }

    @QueryHandler
    FindItemDefinitions.Answer answer(FindItemDefinitions q) {
        return new FindItemDefinitions.Answer(catalog.of(q.studyId(), q.asOf()));
    }
}
