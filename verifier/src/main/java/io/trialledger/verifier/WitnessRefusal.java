package io.trialledger.verifier;

/** Why a witness doesn't sign, in plain words. */
final class WitnessRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WitnessRefusal(String message) {
        super(message);
    }
}
