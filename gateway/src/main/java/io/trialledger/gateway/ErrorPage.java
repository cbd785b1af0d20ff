package io.trialledger.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container and the firewall refuse by themselves is a problem too, never a page. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        problem(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status).send(request, response);
    }

    private static Problem problem(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.of(status, "UNKNOWN_PATH", "there is nothing at this path");
        }
        return status.is4xxClientError()
                ? Problem.of(status, "MALFORMED", "the request can't be taken: " + status.getReasonPhrase())
                : Problem.of(status, "INTERNAL", "unexpected failure; its cause is in the gateway's log");
    }
}
