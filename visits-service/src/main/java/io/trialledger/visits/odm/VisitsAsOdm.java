package io.trialledger.visits.odm;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.odm.OdmMapping;
import io.trialledger.visits.itemcatalog.ItemCatalog;
import io.trialledger.visits.studyplan.StudyPlans;
import org.springframework.stereotype.Component;

/** Tells this service's events as ODM, with the names that the study's plan and catalog have now. */
@Component
class VisitsAsOdm implements OdmMapping {

    private final StudyPlans plans;
    private final ItemCatalog catalog;

    VisitsAsOdm(StudyPlans plans, ItemCatalog catalog) {
        this.plans = plans;
        this.catalog = catalog;
    }

    @Override
    public Teller of(String studyId) {
        return with(new Names(plans.of(studyId, AsOf.present()), catalog.of(studyId, AsOf.present())));
    }

    static Teller with(Names names) {
        VisitEventsAsOdm visits = new VisitEventsAsOdm(names);
        ItemEventsAsOdm items = new ItemEventsAsOdm(names);
        return (type, payload) -> visits.tell(type, payload).or(() -> items.tell(type, payload));
    }
}
