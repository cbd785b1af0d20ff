package io.trialledger.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may send this command before any grant exists: a caller whose token carries the scope. Stands in place of {@code
 * AllowedTo}; meant for the first authority only (a study import needs {@code study.create}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsScope {

    String value();
}
