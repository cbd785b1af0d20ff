package io.trialledger.starter.testing.planted.write;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Breaks every rule. */
class Planted {

    record Unsaid(String id) {}

    record Unasked(String id) {}

    record Unversioned(String id) {}

    private Document document = new Document();
    private LocalDate today = LocalDate.MIN;

    @CommandHandler
    void handle(Unsaid command) {
        today = LocalDate.now();
    }

    @EventSourcingHandler
    void on(Unversioned event) {
        document = new Document("today", today);
    }

    @QueryHandler
    String answer(Unasked query) {
        return document.toJson();
    }

    @GetMapping
    String read() {
        return document.toJson();
    }

    @PostMapping
    ResponseEntity<Void> write() {
        return ResponseEntity.noContent().build();
    }
}
