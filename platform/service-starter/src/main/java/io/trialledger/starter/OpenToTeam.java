package io.trialledger.starter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A query anyone with a token may ask; its handler itself leaves out what the caller may not see (for example a list of
 * studies, through {@link Authority#studies()}). Never for commands.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenToTeam {}
