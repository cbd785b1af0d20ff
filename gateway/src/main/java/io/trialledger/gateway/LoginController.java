package io.trialledger.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a login begins: notes where to go afterwards and sends the browser on to the identity provider. */
@Controller
class LoginController {

    private static final String RETURN = LoginController.class.getName() + ".return";
    /** A path of this host: neither another host nor anything a browser would take for one. */
    private static final String LOCAL_PATH = "/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}";

    private final IdentityProvider provider;

    LoginController(IdentityProvider provider) {
        this.provider = provider;
    }

    @GetMapping("/login")
    void login(
            @RequestParam(name = "return", defaultValue = "/") String goBackTo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!goBackTo.matches(LOCAL_PATH)) {
            throw new Refusal(Problem.malformed("return", "a path of this portal, such as /studies"));
        }
        provider.registration();
        request.getSession().setAttribute(RETURN, goBackTo);
        response.sendRedirect("/oauth2/authorization/" + IdentityProvider.REGISTRATION);
    }

    /** Where the login that has just ended was to lead, once. */
    static String takeReturn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object goBackTo = session == null ? null : session.getAttribute(RETURN);
        if (session != null) {
            session.removeAttribute(RETURN);
        }
        return goBackTo == null ? "/" : goBackTo.toString();
    }
}
