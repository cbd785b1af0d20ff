package io.trialledger.visits.schedule;

import io.trialledger.model.PartialDate;
import io.trialledger.model.Sealed;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds or records when a visit took place; part of {@code RecordVisitData}, never sent alone.
 *
 * @param scheduled planned visit the client means; null leaves it to {@code visit} being one or not
 * @param date null if the visit was not done, or was recorded before
 * @param dateSeen what the date must be for it to change; null if it does not matter
 * @param notDone why the visit was not done
 * @param reason for changing what was recorded
 */
public record PlaceVisit(
        @TargetAggregateIdentifier ScheduleId schedule,
        String visit,
        @Nullable String scheduled,
        @Nullable Sealed<String> label,
        @Nullable PartialDate date,
        @Nullable DateSeen dateSeen,
        @Nullable Sealed<String> notDone,
        @Nullable Sealed<String> reason,
        Instant receivedAt)
        implements ScheduleCommand {}
