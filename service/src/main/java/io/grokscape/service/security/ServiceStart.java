package io.grokscape.service.security;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where every service begins. An unsafe configuration is refused here, in one line: a check within the framework's start would
 * come after a database has been migrated.
 */
@QuarkusMain
public final class ServiceStart {
    /** The status of everything that refuses bad input. */
    private static final int REFUSED = 2;

    ServiceStart() {}

    public static void main(String... arguments) {
        try {
            SafeStart.check(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
        } catch (UnsafeConfigurationException e) {
            // There is no log yet.
            System.err.println("unsafe configuration, not started: " + e.getMessage());
            System.exit(REFUSED);
        }
        Quarkus.run(arguments);
    }
}
