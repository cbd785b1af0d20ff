package io.trialledger.gateway;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the portal, if it is on the classpath: its files, and its one page for every path that names a screen. */
@Configuration(proxyBeanMethods = false)
class PortalFiles implements WebMvcConfigurer {

    private static final String PLACE = "classpath:/portal/";
    private static final String PAGE = "index.html";
    /** Never a screen of the portal. */
    private static final String RESERVED = "(api|actuator|login|logout|oauth2|error)(/.*)?";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PLACE + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PLACE)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new Screens());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        if (new ClassPathResource("portal/" + PAGE).exists()) {
            registry.addViewController("/").setViewName("forward:/" + PAGE);
        }
    }

    private static final class Screens extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (path.matches(RESERVED)) {
                return null;
            }
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            boolean isFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return file != null || isFile ? file : super.getResource(PAGE, location);
        }
    }
}
