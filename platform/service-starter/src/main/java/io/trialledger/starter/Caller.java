package io.trialledger.starter;

/**
 * On whose behalf the current thread works: the person or machine whose token came with the request, or this service itself
 * while a policy runs.
 *
 * @param id the identity provider's {@code sub}; for a machine its client id
 * @param name as shown in the history
 * @param organisation at the time of the act
 * @param person false for a machine, which never attests or signs
 * @param source where the act came in: portal, api, fhir, odm, grpc, policy or import
 */
public record Caller(String id, String name, String organisation, boolean person, String source) {

    /**
     * The caller of the current thread.
     *
     * @throws NotAuthenticated if there is none
     */
    public static Caller current() {
        return Acting.current().map(Acting::caller).orElseThrow(NotAuthenticated::new);
    }
}
