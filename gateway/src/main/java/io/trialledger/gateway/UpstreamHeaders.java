package io.trialledger.gateway;

import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Leaves out of a service's answer what the gateway says itself, and the service's own address. */
@Component
class UpstreamHeaders implements ResponseHttpHeadersFilter {

    private static final List<String> OURS = List.of(
            CorrelationFilter.HEADER,
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            "Referrer-Policy",
            "Cache-Control",
            "Pragma",
            "Expires",
            "Vary",
            "Server",
            "Date");

    private final List<Service> services;

    UpstreamHeaders(GatewayProperties properties) {
        this.services = properties.services();
    }

    @Override
    public HttpHeaders apply(HttpHeaders upstream, ServerResponse response) {
        HttpHeaders headers = new HttpHeaders();
        upstream.forEach(headers::addAll);
        OURS.forEach(headers::remove);
        String location = upstream.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, withoutService(location));
        }
        return headers;
    }

    private String withoutService(String location) {
        for (Service service : services) {
            URI url = service.url();
            String address = url.getScheme() + "://" + url.getRawAuthority();
            if (location.startsWith(address + "/")) {
                return location.substring(address.length());
            }
        }
        return location;
    }
}
