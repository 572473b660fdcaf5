package dev.guildhall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the arrows of docs/architecture.md. A rule that breaks says why it is there. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.guildhall");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(OURS);
    }

    private static void mayOnlyKnow(String module, String because, String... known) {
        String[] allowed = new String[known.length + 2];
        System.arraycopy(known, 0, allowed, 0, known.length);
        allowed[known.length] = "dev.guildhall." + module + "..";
        allowed[known.length + 1] = "java..";
        check(classes()
                .that()
                .resideInAPackage("dev.guildhall." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because(because));
    }

    private static void mayNotKnow(String module, String because, String... unknown) {
        check(noClasses()
                .that()
                .resideInAPackage("dev.guildhall." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(unknown)
                .because(because));
    }

    @Test
    void onlyTheAdapterKnowsJavacord() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.guildhall.javacord..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.javacord..")
                .because("the Discord library is a detail of bot-javacord"));
    }

    @Test
    void theContractKnowsNoHost() {
        mayOnlyKnow(
                "spi",
                "whatever the SPI knows, every module knows for ever",
                "org.jspecify..",
                "org.slf4j..",
                "org.jooq..");
    }

    @Test
    void theSchemaKnowsNobody() {
        mayOnlyKnow("db", "the schema is beneath everything", "org.jspecify..", "org.jooq..", "liquibase..", "javax..");
    }

    @Test
    void theHostKnowsNoFeatureNoAdapterAndNoProgram() {
        mayNotKnow(
                "core",
                "features, adapters and programs plug into the host",
                "dev.guildhall.xp..",
                "dev.guildhall.settings..",
                "dev.guildhall.javacord..",
                "dev.guildhall.runner..",
                "dev.guildhall.simulator..",
                "dev.guildhall.db.jooq.xp..");
    }

    @Test
    void experienceKnowsTheContractAndItsOwnTables() {
        mayOnlyKnow(
                "xp",
                "a feature module knows the SPI and its own tables; others' abilities come through services",
                "dev.guildhall.spi..",
                "dev.guildhall.db.jooq.xp..",
                "com.fasterxml.jackson.core..",
                "javax.crypto..",
                "javax.imageio..",
                "org.jooq..",
                "org.slf4j..",
                "org.jspecify..");
    }

    @Test
    void settingsKnowTheContractAndTheirOwnTables() {
        mayOnlyKnow(
                "settings",
                "a feature module knows the SPI and its own tables; others' abilities come through services",
                "dev.guildhall.spi..",
                "dev.guildhall.db.jooq.settings..",
                "org.jooq..",
                "org.slf4j..",
                "org.jspecify..",
                // Libraries of its own: the file that settings are exported to, and the drafts that it keeps.
                "com.fasterxml.jackson..",
                "org.snakeyaml.engine..");
    }

    @Test
    void theAdapterKnowsTheHostsPortAndTheContract() {
        mayNotKnow(
                "javacord",
                "the adapter stands between Discord and the host's port",
                "dev.guildhall.core",
                "dev.guildhall.core.command..",
                "dev.guildhall.core.database..",
                "dev.guildhall.core.event..",
                "dev.guildhall.core.outbox..",
                "dev.guildhall.core.setting..",
                "dev.guildhall.xp..",
                "dev.guildhall.settings..",
                "dev.guildhall.runner..",
                "dev.guildhall.simulator..",
                "dev.guildhall.db..",
                "org.jooq..");
    }

    @Test
    void theSimulatorKnowsNobody() {
        mayNotKnow(
                "simulator",
                "a local Discord is of use to any bot, and must not share our mistakes",
                "dev.guildhall.spi..",
                "dev.guildhall.core..",
                "dev.guildhall.db..",
                "dev.guildhall.xp..",
                "dev.guildhall.settings..",
                "dev.guildhall.javacord..",
                "dev.guildhall.runner..");
    }

    @Test
    void packagesHaveNoCycles() {
        for (String module : new String[] {"spi", "core", "xp", "settings", "javacord", "simulator", "runner"}) {
            // A module of a single package has no slices, and no cycles.
            slices().matching("dev.guildhall." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .as("the packages of " + module + " are free of cycles")
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .resideOutsideOfPackage("dev.guildhall.db.jooq..")
                .should(new ArchCondition<JavaClass>("stand in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " needs a package-info with @NullMarked"));
                    }
                }));
    }

    @Test
    void onlyProgramsPrint() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.guildhall.runner..",
                        "dev.guildhall.simulator..",
                        "dev.guildhall.bench..",
                        "dev.guildhall.db.codegen..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what a library says goes to the log"));
    }
}
