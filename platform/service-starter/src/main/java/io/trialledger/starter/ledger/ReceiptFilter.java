package io.trialledger.starter.ledger;

import io.trialledger.ledger.Receipt;
import io.trialledger.starter.CommandsDone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Names the receipts of an accepted write in {@code X-Receipt}, the first 20 of them; the body names all. */
class ReceiptFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Receipt";
    /** The request's attribute in which the body's receipts are left, so that they are looked up once. */
    static final String FOUND = ReceiptFilter.class.getName();

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MOST = 20;

    private final CommandReceipts receipts;

    ReceiptFilter(CommandReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try (CommandsDone.Scope scope = CommandsDone.begin()) {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 400) {
                List<String> ids = ids(request);
                if (!ids.isEmpty()) {
                    answer.setHeader(HEADER, ids.stream().limit(MOST).collect(Collectors.joining(", ")));
                }
            }
        }
        answer.copyBodyToResponse();
    }

    private List<String> ids(HttpServletRequest request) {
        return request.getAttribute(FOUND) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : receipts.ofThisRequest().stream().map(Receipt::id).toList();
    }
}
