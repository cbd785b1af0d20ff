package io.trialledger.starter.sample;

import io.trialledger.starter.AsOf;
import io.trialledger.starter.Because;
import io.trialledger.starter.Caller;
import io.trialledger.starter.Commands;
import io.trialledger.starter.IfMatch;
import io.trialledger.starter.Queries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/studies/{study}")
class SampleController {

    private final Commands commands;
    private final Queries queries;

    SampleController(Commands commands, Queries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    record NoteRequest(
            @NotBlank String text, LocalDate on, @Nullable String reason) {}

    record GrantRequest(
            String user,
            String role,
            @Nullable String site,
            LocalDate from,
            @Nullable LocalDate to) {}

    record Written(String note) {}

    @PutMapping
    ResponseEntity<Void> open(@PathVariable String study) {
        commands.send(new OpenTeam("team/" + study, study, Caller.current().id()));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/grants/{grant}")
    ResponseEntity<Void> grant(@PathVariable String study, @PathVariable String grant, @RequestBody GrantRequest body) {
        commands.send(new GrantMember(
                "team/" + study, study, grant, body.user(), body.role(), body.site(), body.from(), body.to()));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/grants/{grant}")
    ResponseEntity<Void> revoke(@PathVariable String study, @PathVariable String grant) {
        commands.send(new RevokeMember("team/" + study, study, grant));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/sites/{site}/subjects/{subject}")
    ResponseEntity<Void> place(@PathVariable String study, @PathVariable String site, @PathVariable String subject) {
        commands.send(new PlaceSubject("team/" + study, study, site, subject));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/subjects/{subject}/sites/{site}/notes/{note}")
    ResponseEntity<Void> write(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String site,
            @PathVariable String note,
            IfMatch ifMatch,
            @Valid @RequestBody NoteRequest body) {
        commands.send(
                new WriteNote("note/" + note, study, subject, site, body.text(), body.on(), ifMatch.version()),
                Because.of(body.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/subjects/{subject}/sites/{site}/notes")
    ResponseEntity<Written> post(
            @PathVariable String study,
            @PathVariable String subject,
            @PathVariable String site,
            @Valid @RequestBody NoteRequest body) {
        commands.send(new WriteNote("note/posted", study, subject, site, body.text(), body.on(), null));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Written("posted"));
    }

    @PutMapping("/sites/{site}/notes/{note}/signature")
    ResponseEntity<Void> sign(@PathVariable String study, @PathVariable String site, @PathVariable String note) {
        commands.send(new SignNote("note/" + note, study, site));
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/notes/{note}/forgotten")
    ResponseEntity<Void> forgotten(@PathVariable String study, @PathVariable String note) {
        commands.send(new ForgottenCommand("note/" + note, study));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/notes")
    Notes notes(@PathVariable String study, AsOf asOf) {
        return queries.ask(new FindNotes(study, asOf), Notes.class);
    }

    @PutMapping("/explosion")
    Notes explode(@RequestBody NoteRequest body) {
        throw new IllegalStateException("failed over " + body.text());
    }

    @GetMapping("/explosion")
    Notes explode() {
        throw new IllegalStateException("a secret of a person");
    }
}
