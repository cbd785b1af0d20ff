package io.trialledger.starter.sample;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import io.trialledger.starter.Index;
import io.trialledger.starter.Position;
import io.trialledger.starter.Rows;
import io.trialledger.starter.RowsFactory;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("notes")
class NotesProjection {

    private final Rows notes;

    NotesProjection(RowsFactory rows) {
        this.notes = rows.named("notes", Index.of("study", "site", "note"));
    }

    @EventHandler
    void on(NoteWritten e, TrackingToken token) {
        notes.patch(
                e.noteId(),
                Position.of(token),
                row -> row.append("study", e.studyId())
                        .append("site", e.siteId())
                        .append("note", e.noteId())
                        .append("text", e.text())
                        .append("on", e.on().toString()));
        if (Breakable.BROKEN.get()) {
            throw new IllegalStateException("a secret of a person");
        }
    }

    @QueryHandler
    Notes answer(FindNotes q) {
        return new Notes(notes.find(eq("study", q.studyId()), Sorts.ascending("site", "note"), 100, q.asOf()).stream()
                .map(row -> new Notes.View(row.getString("note"), row.getString("text"), row.getString("on")))
                .toList());
    }

    @ResetHandler
    void reset() {
        notes.reset();
    }
}
