/** What makes a Spring Boot application one of our services: commands, queries, authority, rows with their past, sealed values. */
@NullMarked
package io.trialledger.starter;

import org.jspecify.annotations.NullMarked;
