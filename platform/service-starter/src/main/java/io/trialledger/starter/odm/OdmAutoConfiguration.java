package io.trialledger.starter.odm;

import io.trialledger.starter.Authority;
import io.trialledger.starter.StarterAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The history as ODM. */
@AutoConfiguration(after = StarterAutoConfiguration.class)
@Import(OdmHistoryController.class)
class OdmAutoConfiguration {

    @Bean
    ClinicalHistoryAccess clinicalHistoryAccess(Authority authority) {
        return new ClinicalHistoryAccess(authority);
    }
}
