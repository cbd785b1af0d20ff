package io.trialledger.local.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Logs a person in as a browser would: authorization code with PKCE (RFC 7636) through the provider's login page. */
public final class PersonLogin implements TokenSource {

    private static final String CLIENT = "trialledger-cli";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final URI issuer;
    private final String username;
    private final String password;

    public PersonLogin(URI issuer, String username, String password) {
        this.issuer = issuer;
        this.username = username;
        this.password = password;
    }

    @Override
    public String name() {
        return username;
    }

    @Override
    public Token fetch() throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        String verifier = random();
        URI authorize = issuer.resolve("/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        "openid study.create",
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256",
                        "state",
                        random())));
        get(browser, authorize);
        String page = get(browser, issuer.resolve("/login")).body();
        Map<String, String> login = new LinkedHashMap<>();
        login.put("username", username);
        login.put("password", password);
        login.put("_csrf", find(CSRF, page, "the login page has no form"));
        String back = location(post(browser, issuer.resolve("/login"), form(login)));
        if (back.contains("error")) {
            throw new IOException("user name or password of " + username + " is wrong");
        }
        String callback = location(get(browser, authorize));
        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "authorization_code");
        exchange.put("code", find(CODE, callback, "no authorization code came back for " + username));
        exchange.put("redirect_uri", REDIRECT);
        exchange.put("client_id", CLIENT);
        exchange.put("code_verifier", verifier);
        HttpResponse<String> answer = post(browser, issuer.resolve("/oauth2/token"), form(exchange));
        return Token.read(JsonMapper.shared().readTree(answer.body()), username);
    }

    private static HttpResponse<String> get(HttpClient browser, URI uri) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient browser, URI uri, String form)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) throws IOException {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IOException("identity answered " + response.statusCode() + " where it should redirect"));
    }

    private static String find(Pattern pattern, String text, String otherwise) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(otherwise);
        }
        return matcher.group(1);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
