package io.trialledger.enrollment.web;

import io.trialledger.enrollment.studylist.FindStudies;
import io.trialledger.enrollment.studylist.FindStudy;
import io.trialledger.enrollment.studylist.StudyList;
import io.trialledger.enrollment.studylist.StudyView;
import io.trialledger.starter.AsOf;
import io.trialledger.starter.Queries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows studies. */
@RestController
@RequestMapping("/api/v1/studies")
class StudyController {

    private final Queries queries;

    StudyController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    StudyList list(AsOf asOf) {
        return queries.ask(new FindStudies(asOf), StudyList.class);
    }

    @GetMapping("/{study}")
    StudyView one(@PathVariable String study, AsOf asOf) {
        return queries.ask(new FindStudy(study, asOf), StudyView.class);
    }
}
