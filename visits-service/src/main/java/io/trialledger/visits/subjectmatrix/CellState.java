package io.trialledger.visits.subjectmatrix;

/** Where a visit stands, whatever day it is. */
enum CellState {
    PLANNED('P'),
    IN_PROGRESS('I'),
    COMPLETE('C'),
    NOT_DONE('N'),
    CANCELLED('X');

    private final char letter;

    CellState(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    static CellState of(char letter) {
        for (CellState state : values()) {
            if (state.letter == letter) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + letter);
    }

    boolean tookPlace() {
        return this == IN_PROGRESS || this == COMPLETE;
    }
}
