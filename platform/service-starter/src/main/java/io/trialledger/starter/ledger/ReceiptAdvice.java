package io.trialledger.starter.ledger;

import io.trialledger.ledger.Receipt;
import io.trialledger.starter.CommandsDone;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds {@code receipts} to the JSON answer of each accepted write: event ids, positions and leaf hashes. */
@RestControllerAdvice
class ReceiptAdvice implements ResponseBodyAdvice<Object> {

    private final CommandReceipts receipts;
    private final JsonMapper json;

    ReceiptAdvice(CommandReceipts receipts, JsonMapper json) {
        this.receipts = receipts;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return converter.getSimpleName().contains("Json");
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || CommandsDone.ids().isEmpty()) {
            return body;
        }
        List<Receipt> done = receipts.ofThisRequest();
        if (done.isEmpty()) {
            return body;
        }
        if (request instanceof ServletServerHttpRequest servlet) {
            servlet.getServletRequest()
                    .setAttribute(
                            ReceiptFilter.FOUND, done.stream().map(Receipt::id).toList());
        }
        JsonNode answer = json.valueToTree(body);
        if (answer instanceof ObjectNode object && !object.has("rule")) {
            ArrayNode all = object.putArray("receipts");
            done.forEach(receipt -> add(receipt, all.addObject()));
            return object;
        }
        return body;
    }

    private static void add(Receipt receipt, ObjectNode one) {
        one.put("receipt", receipt.id()).put("recordedAt", receipt.recordedAt().toString());
        ArrayNode events = one.putArray("events");
        for (Receipt.Event event : receipt.events()) {
            events.addObject()
                    .put("eventId", event.eventId())
                    .put("log", event.log())
                    .put("position", event.position())
                    .put("leaf", Base64.getEncoder().encodeToString(event.leaf()));
        }
    }
}
