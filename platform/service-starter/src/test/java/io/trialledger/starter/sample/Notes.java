package io.trialledger.starter.sample;

import java.util.List;

public record Notes(List<View> notes) {

    public record View(String note, String text, String on) {}
}
