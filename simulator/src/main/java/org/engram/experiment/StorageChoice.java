package org.engram.experiment;

import java.util.Locale;
import java.util.Objects;
import org.engram.connectivity.Arithmetic;
import org.engram.connectivity.DilutedPatterns;
import org.engram.connectivity.PatternException;
import org.engram.connectivity.PatternValues;
import org.engram.connectivity.Patterns;
import org.engram.connectivity.Storage;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code storage: auto} of a resolved document into the storage that its patterns need. */
final class StorageChoice {
    private StorageChoice() {}

    /** Reads the patterns if there is a choice; what is wrong with them is then among the problems. */
    static void resolve(ObjectNode document, Patterns patterns, Problems problems) {
        var synapses = (ObjectNode) document.at("/network/synapses");
        if (!synapses.get("storage").asString().equals("auto")) {
            return;
        }
        Storage storage = Storage.FLOAT32;
        try {
            storage = smallest(synapses, patterns);
        } catch (PatternException e) {
            problems.atValue("/network/synapses/patterns", Objects.toString(e.getMessage()));
        }
        synapses.put("storage", storage.name().toLowerCase(Locale.ROOT));
    }

    private static Storage smallest(ObjectNode synapses, Patterns patterns) {
        double dilution = synapses.get("dilution").asDouble();
        PatternValues values = imperfect(synapses, new DilutedPatterns(patterns, dilution, 0).values());
        boolean dense = synapses.get("mapped").asBoolean()
                || !Storage.SPARSE.allows(Values.constant(Arithmetic.class, synapses.get("arithmetic")));
        return dense ? Storage.smallestDense(values) : Storage.smallest(values);
    }

    /** What errors and rounding leave of the values. */
    private static PatternValues imperfect(ObjectNode synapses, PatternValues values) {
        boolean exact = synapses.get("noise").asDouble() == 0
                && synapses.get("asymmetry").asDouble() == 0;
        return new PatternValues(
                exact && values.bipolar(), exact && values.smallIntegers() && !synapses.has("bits"), values.present());
    }
}
