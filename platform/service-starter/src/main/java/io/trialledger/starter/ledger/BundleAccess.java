package io.trialledger.starter.ledger;

import io.trialledger.model.AllowedTo;
import io.trialledger.model.Role;
import io.trialledger.starter.Authority;
import io.trialledger.starter.GrantRow;
import io.trialledger.starter.Queries;
import io.trialledger.starter.Sites;
import io.trialledger.starter.history.ReadHistory;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may take a study's history home, and what of it. */
class BundleAccess {

    /** Administrators read what was done and why, but no clinical texts. */
    private static final Role WITHOUT_TEXTS = Role.STUDY_ADMINISTRATOR;

    private final Queries queries;
    private final Authority authority;

    BundleAccess(Queries queries, Authority authority) {
        this.queries = queries;
        this.authority = authority;
    }

    /**
     * A reader's rights.
     *
     * @param role the first that lets the reader read the history
     * @param sites whose events are shown
     * @param texts sites whose free texts are shown
     */
    record Rights(Role role, Sites sites, Sites texts) {}

    /**
     * The caller's.
     *
     * @param site asked for; null for no site in particular
     * @throws io.trialledger.starter.NotAuthorized if the history, or this site's, is not for the caller; that is noted
     */
    Rights of(String study, @Nullable String site) {
        Sites sites = queries.ask(new ReadHistory(study), Sites.class);
        Set<Role> readers = readers();
        if (site != null && !sites.contains(site)) {
            authority.require(readers, study, site);
            sites = authority.sitesOf(study, readers);
        }
        Role role = readers.stream()
                .filter(each ->
                        authority.grantsIn(study).stream().map(GrantRow::role).anyMatch(each::equals))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a reader without a role"));
        readers.remove(WITHOUT_TEXTS);
        return new Rights(role, sites, authority.sitesOf(study, readers));
    }

    private static Set<Role> readers() {
        AllowedTo allowed = Objects.requireNonNull(ReadHistory.class.getAnnotation(AllowedTo.class));
        return EnumSet.copyOf(List.of(allowed.value()));
    }
}
