package io.trialledger.starter.operation;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.CoreConstants;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Logs an exception as its types and places in the code. From the moment the service is ready its text is left out, because it may
 * hold what a person wrote; before that, it says what is wrong with the configuration.
 */
public class BareThrowable extends ThrowableProxyConverter {

    private static final int MOST_FRAMES = 25;
    private static volatile boolean ready;

    /** Hears that the service is ready. */
    static final class Silencer implements ApplicationListener<ApplicationReadyEvent> {
        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            ready = true;
        }
    }

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        if (!ready) {
            return super.throwableProxyToString(thrown);
        }
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause == thrown ? "" : "Caused by: ")
                    .append(cause.getClassName())
                    .append(CoreConstants.LINE_SEPARATOR);
            for (int i = 0; i < Math.min(MOST_FRAMES, cause.getStackTraceElementProxyArray().length); i++) {
                text.append('\t')
                        .append(cause.getStackTraceElementProxyArray()[i])
                        .append(CoreConstants.LINE_SEPARATOR);
            }
        }
        return text.toString();
    }
}
