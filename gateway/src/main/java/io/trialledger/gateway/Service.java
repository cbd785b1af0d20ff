package io.trialledger.gateway;

import java.net.URI;

/**
 * A service behind the gateway.
 *
 * @param name also its log's name
 * @param url scheme, host and port
 */
record Service(String name, URI url) {

    /** The request attribute that says which service a request went to. */
    static final String ATTRIBUTE = Service.class.getName();
}
