package org.engram;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.engram.recording.RecordingFile;
import org.engram.study.StudyFile;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.engram");

    @Test
    void neuronsConnectivityAndRecordingsKnowOnlyThemselves() {
        String[] modules = {"org.engram.neuron..", "org.engram.connectivity..", "org.engram.recording.."};
        for (String module : modules) {
            noClasses()
                    .that()
                    .resideInAPackage(module)
                    .should()
                    .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                            "are of another part of Engram",
                            target -> target.getPackageName().startsWith("org.engram.")
                                    && !(target.getPackageName() + ".").startsWith(module.replace("..", "."))))
                    .check(CLASSES);
        }
    }

    @Test
    void commandsOpenRecordingsInOnePlaceWhichChecksThem() {
        noClasses()
                .that()
                .resideInAPackage("org.engram.cli..")
                .and()
                .doNotHaveSimpleName("Recordings")
                .should()
                .callMethod(RecordingFile.class, "open", Path.class)
                .orShould()
                .callMethod(RecordingFile.class, "openChecked", Path.class)
                .orShould()
                .callMethod(StudyFile.class, "of", RecordingFile.class, Path.class)
                .check(CLASSES);
    }

    @Test
    void dataFlowOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command line")
                .definedBy("org.engram.cli..")
                .layer("study")
                .definedBy("org.engram.study..")
                .layer("report")
                .definedBy("org.engram.report..")
                .layer("simulation")
                .definedBy("org.engram.simulation..")
                .layer("integrator")
                .definedBy("org.engram.integrator..")
                .layer("network")
                .definedBy("org.engram.network..")
                .layer("experiment")
                .definedBy("org.engram.experiment..")
                .whereLayer("command line")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("command line")
                .whereLayer("study")
                .mayOnlyBeAccessedByLayers("command line")
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("study", "command line")
                .whereLayer("integrator")
                .mayOnlyBeAccessedByLayers("simulation", "study", "command line")
                .whereLayer("network")
                .mayOnlyBeAccessedByLayers("integrator", "simulation", "study", "command line")
                .whereLayer("experiment")
                .mayOnlyBeAccessedByLayers("simulation", "study", "command line")
                .check(CLASSES);
    }
}
