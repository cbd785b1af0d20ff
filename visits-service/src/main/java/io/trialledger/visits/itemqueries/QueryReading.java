package io.trialledger.visits.itemqueries;

import io.trialledger.starter.AsOf;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.design.ProtocolVisit;
import io.trialledger.visits.itemcatalog.ItemCatalog;
import io.trialledger.visits.studyplan.StudyPlan;
import io.trialledger.visits.studyplan.StudyPlans;
import io.trialledger.visits.visitschedule.UnscheduledLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Makes views of queries' rows: here they meet the names of their items and visits. */
@Component
class QueryReading {

    private final ItemCatalog catalog;
    private final StudyPlans plans;
    private final UnscheduledLabels labels;

    QueryReading(ItemCatalog catalog, StudyPlans plans, UnscheduledLabels labels) {
        this.catalog = catalog;
        this.plans = plans;
        this.labels = labels;
    }

    List<QueryView> views(String studyId, List<Document> rows, AsOf asOf, Instant now) {
        if (rows.isEmpty()) {
            return List.of();
        }
        StudyPlan plan = plans.of(studyId, asOf);
        Map<String, String> names = catalog.of(studyId, asOf).stream()
                .collect(Collectors.toMap(ItemDefinition::item, ItemDefinition::name));
        return rows.stream().map(row -> view(row, plan, names, asOf, now)).toList();
    }

    private QueryView view(Document row, StudyPlan plan, Map<String, String> names, AsOf asOf, Instant now) {
        String visit = row.getString("visit");
        String item = row.getString("item");
        QueryStatus status = QueryStatus.valueOf(row.getString("status"));
        Instant openedAt = Instant.parse(row.getString("openedAt"));
        return new QueryView(
                row.getString("query"),
                status,
                row.getString("rule"),
                row.getString("subject"),
                row.getString("site"),
                visit,
                plan.visit(visit)
                        .map(ProtocolVisit::label)
                        .or(() -> labels.of(row.getString("study"), row.getString("subject"), visit, asOf))
                        .orElse(visit),
                item,
                names.getOrDefault(item, item),
                row.getInteger("repeat"),
                row.getString("value"),
                row.getString("unit"),
                row.getString("low"),
                row.getString("high"),
                openedAt.toString(),
                row.getString("openedBy"),
                Math.max(0, Duration.between(openedAt, now).toDays()),
                status.waitingFor());
    }
}
