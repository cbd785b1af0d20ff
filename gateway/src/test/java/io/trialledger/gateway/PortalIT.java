package io.trialledger.gateway;

import static io.trialledger.gateway.World.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalIT {

    private static HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return WORLD.send(WORLD.anonymous(path).header("Accept", "text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/studies/LZZT/subjects/701-1015", "/signed-out"})
    void every_screen_is_the_one_page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = page(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.body()).contains("the portal of the tests");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void only_our_own_scripts_run_in_it() throws IOException, InterruptedException {
        assertThat(page("/").headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; "
                        + "base-uri 'none'; form-action 'self' " + WORLD.issuer.url());
    }

    @Test
    void assets_never_change() throws IOException, InterruptedException {
        HttpResponse<String> answer = page("/assets/app-4f2a.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone.js",
                "/favicon.ico",
                "/..%2fapplication.yaml",
                "/%2e%2e/application.yaml",
                "/api",
                "/logout",
                "/oauth2/x"
            })
    void nothing_else_is_there(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = page(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("the portal of the tests").doesNotContain("spring");
    }
}
