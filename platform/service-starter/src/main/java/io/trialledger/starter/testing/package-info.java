/** Rules every service's own tests hold its code to. Needs ArchUnit on the test classpath. */
@NullMarked
package io.trialledger.starter.testing;

import org.jspecify.annotations.NullMarked;
