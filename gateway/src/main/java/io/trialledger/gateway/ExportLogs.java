package io.trialledger.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the files of a bundle that go on after their last whole line: the logs, and what is revealed of them. */
@Component
class ExportLogs {

    private static final String CLOSING_LINE = "{\"checkpoint\":";

    private final ExportStreams streams;

    ExportLogs(ExportStreams streams) {
        this.streams = streams;
    }

    /** A log, up to its closing line. */
    void log(ExportJob job, Service service, ExportPlan.Log log) throws IOException {
        try (NdjsonFile file = new NdjsonFile(job.folder().file(log.file()))) {
            Optional<NdjsonFile.Line> last = file.last();
            if (last.filter(line -> line.head().startsWith(CLOSING_LINE)).isPresent()) {
                return;
            }
            Optional<Long> position = last.flatMap(NdjsonFile.Line::position);
            if (position.isEmpty()) {
                file.cut(0);
            }
            job.recount();
            String from = position.map(seen -> "&from=" + (seen + 1)).orElse("");
            String path = HistoryFilter.path(job.order().study()) + "/bundle?size=" + log.size() + from
                    + job.order().query();
            streams.copy(service, path, job, (bytes, count) -> append(file, job, bytes, count));
            if (file.last().filter(line -> line.head().startsWith(CLOSING_LINE)).isEmpty()) {
                throw new Refusal(Problem.unavailable(service.name(), service.name() + " ends without its checkpoint"));
            }
        }
    }

    /** What the asker may see of sealed values, log by log. What a position has several lines for is told again as a whole. */
    void revealed(ExportJob job, List<Service> services, String name) throws IOException {
        try (NdjsonFile file = new NdjsonFile(job.folder().file(name))) {
            Optional<NdjsonFile.Line> last = file.last();
            Optional<String> begun = last.flatMap(NdjsonFile.Line::log);
            Optional<Long> from = last.flatMap(NdjsonFile.Line::position);
            for (Optional<NdjsonFile.Line> line = last;
                    line.isPresent()
                            && line.flatMap(NdjsonFile.Line::log).equals(begun)
                            && line.flatMap(NdjsonFile.Line::position).equals(from);
                    line = file.last()) {
                file.cut(line.get().at());
            }
            boolean before = begun.isPresent();
            for (int i = 0; i < services.size(); i++) {
                ExportPlan.Log log = job.state().plan().logs().get(i);
                boolean here = begun.filter(log.log()::equals).isPresent();
                before = before && !here;
                if (!before) {
                    String rest = here ? "&from=" + from.orElse(0L) : "";
                    streams.copy(
                            services.get(i),
                            HistoryFilter.path(job.order().study()) + "/bundle/revealed?size=" + log.size() + rest
                                    + job.order().query(),
                            job,
                            (bytes, count) -> {
                                file.append(bytes, count);
                                job.count(0, count);
                            });
                }
            }
        }
    }

    private static void append(NdjsonFile file, ExportJob job, byte[] bytes, int count) throws IOException {
        file.append(bytes, count);
        job.count(NdjsonFile.newlines(bytes, count), count);
    }
}
