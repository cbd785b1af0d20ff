package io.trialledger.local.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page people sign in on; names the accounts of this machine, each a click away from its user name. */
@RestController
class SignInPage {

    private static final String REFUSED =
            "<p class=\"refused\" role=\"alert\">This user name and password don't belong together. Try again.</p>";

    private final Accounts accounts;
    private final String page;

    SignInPage(Accounts accounts) throws IOException {
        this.accounts = accounts;
        this.page = new ClassPathResource("sign-in.html").getContentAsString(StandardCharsets.UTF_8);
    }

    /** @param as the user name to begin with */
    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(
            @RequestParam(defaultValue = "") String as,
            @RequestParam(required = false) @Nullable String error,
            CsrfToken csrf) {
        return page.replace("{{refused}}", error == null ? "" : REFUSED)
                .replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace("{{focusName}}", as.isEmpty() ? "autofocus" : "")
                .replace("{{focusPassword}}", as.isEmpty() ? "" : "autofocus")
                .replace("{{accounts}}", listed())
                .replace("{{username}}", HtmlUtils.htmlEscape(as));
    }

    private String listed() {
        return accounts.people().stream()
                .map(person -> "<li><a href=\"/login?as=%s\"><b>%s</b> <span>%s</span></a></li>"
                        .formatted(
                                HtmlUtils.htmlEscape(person.username()),
                                HtmlUtils.htmlEscape(person.name()),
                                HtmlUtils.htmlEscape(person.organisation())))
                .collect(Collectors.joining("\n"));
    }
}
