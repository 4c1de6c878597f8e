package org.engram.neuron;

import java.util.Optional;

/** The array functions that this runtime has. */
final class AvailableFunctions {
    /** The number of neurons of a layer from which on vectors pay: compiling them takes some tenths of a second. */
    static final int VECTORS_PAY = 1 << 14;

    static final ArrayFunctions SCALAR = new ScalarFunctions();

    /** Empty where the JVM was not started with {@code --add-modules jdk.incubator.vector}, or its vectors are short. */
    static final Optional<ArrayFunctions> VECTOR = vector();

    private AvailableFunctions() {}

    private static Optional<ArrayFunctions> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since the class cannot be loaded without the module.
            Class<?> functions = Class.forName("org.engram.neuron.VectorFunctions");
            return Optional.of(
                    (ArrayFunctions) functions.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
