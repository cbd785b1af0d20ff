package io.trialledger.enrollment.usdm;

/** What an import reports and lives with. Names are API and stay in the log. */
enum FindingCode {
    /** The default path comes back to an instance: the schedule ends before it. */
    TIMELINE_LOOP,
    /** No path leads to the instance: it is not in the schedule. */
    UNREACHABLE_INSTANCE,
    /** Only a condition leads to the instance: it is not in the schedule. */
    CONDITIONAL_INSTANCE,
    UNKNOWN_NEXT_INSTANCE,
    DECISION_WITHOUT_DEFAULT,
    UNKNOWN_ANCHOR,
    ANCHOR_NOT_SCHEDULED,
    /** Instances are timed against one another in a circle: none of them has a target. */
    ANCHOR_LOOP,
    /** Nothing says when the visit is due. */
    NOT_TIMED,
    SEVERAL_TIMINGS,
    SECOND_FIXED_REFERENCE,
    /** A timing that is neither before, after nor a fixed reference. */
    UNKNOWN_TIMING_TYPE,
    /** Timed from or to the end of a visit; read as from start to start. */
    NOT_START_TO_START,
    UNREADABLE_DURATION,
    /** A name that can't be part of an address, or is there twice, was changed. */
    KEY_CHANGED,
    UNKNOWN_EPOCH,
    UNKNOWN_ENCOUNTER,
    UNKNOWN_ACTIVITY,
    UNRESOLVED_TAG,
    CRITERION_WITHOUT_TEXT,
    /** Neither inclusion nor exclusion. */
    CRITERION_NOT_IMPORTED,
    PLANNED_NUMBER_MISSING,
    ARMS_MISSING,
    VERSION_MISSING,
    TITLE_MISSING,
    TIMELINE_NOT_IMPORTED,
    SEVERAL_MAIN_TIMELINES,
    OTHER_VERSION_NOT_IMPORTED,
    OTHER_DESIGN_NOT_IMPORTED
}
