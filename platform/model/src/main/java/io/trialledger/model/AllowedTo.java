package io.trialledger.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may send this command or ask this query: any one of the roles, granted at the site in question or in the whole study.
 * A command or query without this annotation is refused. Where the site is taken from: {@link InStudy}, {@link AtSite},
 * {@link OfSubject}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AllowedTo {

    Role[] value();

    /** True if only a person may do it, never an API client: attesting eligibility, signing. */
    boolean personally() default false;
}
