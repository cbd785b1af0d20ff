package io.trialledger.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        // Services close idle connections after 60 s: give them up before, so that no request meets a closing one.
        System.setProperty("jdk.httpclient.keepalive.timeout", "20");
        SpringApplication.run(GatewayApplication.class, args);
    }
}
