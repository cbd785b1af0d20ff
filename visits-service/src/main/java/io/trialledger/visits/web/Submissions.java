package io.trialledger.visits.web;

import io.trialledger.model.Role;
import io.trialledger.model.Rule;
import io.trialledger.model.RuleViolated;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Authority;
import io.trialledger.starter.Because;
import io.trialledger.starter.Commands;
import io.trialledger.starter.NotAuthorized;
import io.trialledger.starter.NotYetKnown;
import io.trialledger.starter.Positions;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Seals;
import io.trialledger.starter.StarterRule;
import io.trialledger.visits.design.ItemDefinition;
import io.trialledger.visits.itemcatalog.FindItemDefinitions;
import io.trialledger.visits.schedule.ScheduleRule;
import io.trialledger.visits.visit.ItemResult;
import io.trialledger.visits.visit.ItemRule;
import io.trialledger.visits.visit.RecordVisitData;
import io.trialledger.visits.web.SubmissionController.ItemResultView;
import io.trialledger.visits.web.SubmissionController.Result;
import io.trialledger.visits.web.SubmissionController.VisitResult;
import io.trialledger.visits.web.SubmittedVisit.SubmittedItem;
import io.trialledger.visits.web.VisitReader.ReadVisit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a submission's visits one by one, each a commit of its own under a command id that a repetition of the request gives
 * it again.
 */
@Component
class Submissions {

    private static final String ENROLLMENT = "enrollment";
    static final Set<Role> MAY_RECORD = Set.of(Role.SITE_SYSTEM, Role.COORDINATOR, Role.INVESTIGATOR);
    /** What a visit may be refused for because consent or registration has not arrived here yet. */
    private static final Set<String> MAY_BE_BEHIND = Set.of(
            ScheduleRule.UNKNOWN_SUBJECT.name(), ScheduleRule.NO_CONSENT.name(), ScheduleRule.AFTER_WITHDRAWAL.name());

    private final Commands commands;
    private final Queries queries;
    private final Authority authority;
    private final Positions positions;
    private final Seals seals;
    private final Clock clock;

    Submissions(
            Commands commands, Queries queries, Authority authority, Positions positions, Seals seals, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.authority = authority;
        this.positions = positions;
        this.seals = seals;
        this.clock = clock;
    }

    /** Records one visit; a refusal is thrown. */
    RecordVisitData.Answer recordOne(String study, SubmittedVisit visit) {
        VisitReader reader = VisitReader.of(study, List.of(visit), Map.of(), seals);
        return send(
                "visit", reader.read(0, visit, Seen.NOTHING, clock.instant()).command());
    }

    /** Records one visit and its items; a refusal of an item is answered in place, one of the visit is thrown. */
    Recorded recordAt(String study, SubmittedVisit visit, Seen seen) {
        VisitReader reader = VisitReader.of(study, List.of(visit), definitions(study, List.of(visit)), seals);
        ReadVisit read = reader.read(0, visit, seen, clock.instant());
        RecordVisitData.Answer answer = send("visit", read.command());
        return new Recorded(answer, answered("", visit, read, answer));
    }

    /**
     * Records all visits; refusals are answered in place.
     *
     * @throws NotYetKnown if a visit could not be decided now: a repetition of the request finds what is done, and does the rest
     */
    List<VisitResult> record(String study, List<SubmittedVisit> visits) {
        VisitReader reader = VisitReader.of(study, visits, definitions(study, visits), seals);
        Instant receivedAt = clock.instant();
        Map<String, Integer> seen = new HashMap<>();
        List<VisitResult> results = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            SubmittedVisit visit = visits.get(i);
            String key = visit.subject() + "/" + visit.visit();
            int nth = seen.merge(key, 1, Integer::sum);
            results.add(record(study, reader, i, visit, key + "#" + nth, receivedAt));
        }
        return results;
    }

    /** An item is unknown only once this service has read all of its own log. */
    private Map<String, ItemDefinition> definitions(String study, List<SubmittedVisit> visits) {
        Map<String, ItemDefinition> known = definitions(study);
        boolean allKnown = visits.stream()
                .flatMap(visit -> visit.itemsOrNone().stream())
                .allMatch(item -> known.containsKey(item.itemOrEmpty()));
        if (allKnown) {
            return known;
        }
        positions.catchUp(positions.ownLog());
        return definitions(study);
    }

    private Map<String, ItemDefinition> definitions(String study) {
        return queries
                .ask(new FindItemDefinitions(study, AsOf.present()), FindItemDefinitions.Answer.class)
                .items()
                .stream()
                .collect(Collectors.toMap(ItemDefinition::item, Function.identity()));
    }

    private VisitResult record(
            String study, VisitReader reader, int index, SubmittedVisit visit, String step, Instant receivedAt) {
        String place = "visits[" + index + "]";
        try {
            ReadVisit read = reader.read(index, visit, Seen.NOTHING, receivedAt);
            return answered(place, visit, read, send(step, read.command()));
        } catch (RuleViolated e) {
            if (e.rule() == StarterRule.CONCURRENT_CHANGE) {
                throw new NotYetKnown(place + " is being changed by others at this moment");
            }
            return rejected(place, visit, e.rule(), e.field().orElse(null), e.why());
        } catch (NotAuthorized e) {
            if (authority.sitesOf(study, MAY_RECORD).isEmpty()) {
                throw e;
            }
            return rejected(place, visit, ItemRule.NOT_AUTHORIZED, "subject", "the subject is at another site");
        }
    }

    /** A refusal stands only once this service has read all that enrollment has told so far. */
    private RecordVisitData.Answer send(String step, RecordVisitData command) {
        try {
            return sendNow(step, command);
        } catch (RuleViolated e) {
            if (!MAY_BE_BEHIND.contains(e.rule().name())) {
                throw e;
            }
            positions.catchUp(ENROLLMENT);
            return sendNow(step, command);
        }
    }

    /** No answer means that the same command was stored by another thread meanwhile: the visit then knows the answer. */
    private RecordVisitData.Answer sendNow(String step, RecordVisitData command) {
        RecordVisitData.Answer answer = commands.sendStep(step, command, Because.none());
        if (answer == null) {
            answer = commands.sendStep(step, command, Because.none());
        }
        if (answer == null) {
            throw new NotYetKnown("the same submission is being recorded");
        }
        return answer;
    }

    private static VisitResult answered(
            String place, SubmittedVisit visit, ReadVisit read, RecordVisitData.Answer answer) {
        List<ItemResultView> items = new ArrayList<>();
        Iterator<ItemResult> recorded = answer.items().iterator();
        for (ItemResult refused : read.refused()) {
            String at = (place.isEmpty() ? "" : place + ".") + "items[" + items.size() + "]";
            items.add(view(at, refused == null ? recorded.next() : refused));
        }
        return new VisitResult(
                String.valueOf(visit.subject()),
                String.valueOf(visit.visit()),
                answer.placement().outcome().name(),
                null,
                null,
                null,
                answer.placement().date() == null ? null : answer.placement().timing(),
                items);
    }

    private static ItemResultView view(String place, ItemResult result) {
        Rule rule = result.rule();
        if (rule == null) {
            Result taken = result.queryId() == null ? Result.accepted : Result.acceptedWithQuery;
            return new ItemResultView(result.item(), result.repeat(), taken, result.queryId(), null, null, null);
        }
        String field = result.field() == null ? place : place + "." + result.field();
        return new ItemResultView(
                result.item(), result.repeat(), Result.rejected, null, rule.name(), field, result.why());
    }

    private static VisitResult rejected(
            String place, SubmittedVisit visit, Rule rule, @Nullable String field, String why) {
        String at = field == null ? place : place + "." + field;
        List<ItemResultView> items = visit.itemsOrNone().stream()
                .map(item -> rejected(item, rule, at, why))
                .toList();
        return new VisitResult(
                String.valueOf(visit.subject()),
                String.valueOf(visit.visit()),
                "REJECTED",
                rule.name(),
                at,
                why,
                null,
                items);
    }

    private static ItemResultView rejected(SubmittedItem item, Rule rule, String field, String why) {
        return new ItemResultView(
                item.itemOrEmpty(), item.repeatOrFirst(), Result.rejected, null, rule.name(), field, why);
    }

    /** One visit as it is stored now, and as it is answered. */
    record Recorded(RecordVisitData.Answer answer, VisitResult result) {}
}
