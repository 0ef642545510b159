package io.grokscape.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The "must not know" column of docs/architecture.md. */
class WhoMayImportWhomTest {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile.."
    };
    private static final String[] KAFKA = {"org.apache.kafka.."};
    private static final String[] OBJECT_STORE = {"io.minio..", "okhttp3..", "io.grokscape.store.."};
    private static final String[] DATABASE = {"java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb.."};
    private static final String[] ND4J = {"org.nd4j..", "org.bytedeco.."};
    private static final String[] SERVICES = {
        "io.grokscape.planner..", "io.grokscape.trainer..", "io.grokscape.analyzer..", "io.grokscape.dashboard.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.grokscape");

    /** Each module's package, and the packages it must not know. */
    enum Module {
        SPEC(
                "spec",
                FRAMEWORKS,
                KAFKA,
                OBJECT_STORE,
                DATABASE,
                ND4J,
                SERVICES,
                own("studies", "proto", "training", "dynamics")),
        STUDIES(
                "studies",
                FRAMEWORKS,
                KAFKA,
                OBJECT_STORE,
                DATABASE,
                ND4J,
                SERVICES,
                own("proto", "training", "dynamics")),
        PROTO("proto", FRAMEWORKS, OBJECT_STORE, DATABASE, ND4J, SERVICES, own("training", "dynamics")),
        STORE("store", FRAMEWORKS, KAFKA, DATABASE, ND4J, SERVICES, own("proto", "training", "dynamics")),
        TRAINING("training", FRAMEWORKS, KAFKA, OBJECT_STORE, DATABASE, SERVICES, own("proto", "dynamics")),
        DYNAMICS("dynamics", FRAMEWORKS, KAFKA, OBJECT_STORE, DATABASE, ND4J, SERVICES, own("proto", "training")),
        REPORT("report", FRAMEWORKS, KAFKA, OBJECT_STORE, DATABASE, ND4J, SERVICES, own("proto", "training")),
        SERVICE("service", DATABASE, ND4J, SERVICES, own("spec", "studies", "proto", "training", "dynamics")),
        PLANNER("planner", ND4J, own("training", "report", "trainer", "analyzer", "dashboard")),
        TRAINER("trainer", DATABASE, own("dynamics", "report", "planner", "analyzer", "dashboard")),
        ANALYZER("analyzer", ND4J, DATABASE, own("training", "report", "planner", "trainer", "dashboard")),
        DASHBOARD("dashboard", ND4J, own("training", "dynamics", "planner", "trainer", "analyzer")),
        STANDALONE("standalone", SERVICES),
        DRILLS("drills", SERVICES);

        private final String name;
        private final String[] unknown;

        Module(String name, String[]... unknown) {
            this.name = name;
            this.unknown = Stream.of(unknown).flatMap(Arrays::stream).toArray(String[]::new);
        }

        private static String[] own(String... modules) {
            return Arrays.stream(modules)
                    .map(module -> "io.grokscape." + module + "..")
                    .toArray(String[]::new);
        }

        String packages() {
            return "io.grokscape." + name + "..";
        }
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void aModuleDoesNotKnowWhatItMustNotKnow(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.unknown)
                .check(CLASSES);
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void everyModuleWasReallyLookedAt(Module module) {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith("io.grokscape." + module.name)))
                .isNotEmpty();
    }

    @Test
    void onlyTheCommonGateDecidesWhoMayCall() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.grokscape.service..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.vertx.http.runtime.filters..", "jakarta.annotation.security..")
                .orShould()
                .beAnnotatedWith("org.jboss.resteasy.reactive.server.ServerRequestFilter")
                .orShould()
                .implement("jakarta.ws.rs.container.ContainerRequestFilter")
                .check(CLASSES);
    }

    /** docs/decisions/search-in-the-planner.md */
    @Test
    void ofDynamicsThePlannerKnowsHowToSearchAndNotHowToJudge() {
        noClasses()
                .that()
                .resideInAPackage("io.grokscape.planner..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.grokscape.dynamics..")
                        .and(not(resideInAnyPackage(
                                "io.grokscape.dynamics.search..",
                                "io.grokscape.dynamics.findings..",
                                "io.grokscape.dynamics.recipes..")))
                        .and(not(simpleName("Dynamic"))))
                .check(CLASSES);
    }

    @Test
    void modulesFormNoCycle() {
        slices().matching("io.grokscape.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
