package org.engram.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Makes the axes of a study: those of its kind, then those of {@code over}. */
final class AxisBinder {
    private static final String TAU_F = "network.features.tau";
    private static final String TAU_H = "network.memories.tau";
    private static final String SIZE = "network.synapses.patterns.random.size";

    private static final List<String> MEMBRANE_KEYS = List.of(".membrane", ".refractory", ".rate");

    private final JsonNode document;
    private final JsonNode study;
    private final JsonPointer at;
    private final YamlPlaces places;
    private final Problems problems;
    private final Set<String> keys = new HashSet<>();

    AxisBinder(JsonNode document, String section, YamlPlaces places, Problems problems) {
        this.document = document;
        study = document.get(section);
        at = JsonPointer.compile("/" + section);
        this.places = places;
        this.problems = problems;
    }

    List<Axis> bind() {
        List<Axis> axes = new ArrayList<>();
        if (study.has("ratio")) {
            axes.add(ratios());
        }
        if (study.has("methods")) {
            axes.add(methods());
        }
        if (study.has("sizes")) {
            axes.add(sizes());
        }
        if (study.has("copies")) {
            axes.add(copies());
        }
        if (study.has("membrane")) {
            axes.add(membranes());
        }
        if (study.has("loads")) {
            axes.add(new Axis(
                    List.of(Coordinate.of("load", "number of patterns in units of what theory allows", "1", loads())),
                    loads().stream().map(load -> List.<Change>of()).toList()));
        }
        for (int i = 0; i < study.path("over").size(); i++) {
            axes.add(over(at.appendProperty("over").appendIndex(i)));
        }
        return axes;
    }

    /** The loads of a capacity study, empty if it has none. */
    List<Double> loads() {
        return study.has("loads") ? positive("loads") : List.of();
    }

    private Axis over(JsonPointer entry) {
        JsonNode axis = document.at(entry);
        if (!axis.has("zip")) {
            return zipped(List.of(entry));
        }
        JsonPointer zip = entry.appendProperty("zip");
        return zipped(IntStream.range(0, axis.get("zip").size())
                .mapToObj(zip::appendIndex)
                .toList());
    }

    private Axis zipped(List<JsonPointer> entries) {
        List<Grid> grids = entries.stream().map(this::grid).toList();
        int size = grids.get(0).size();
        for (int i = 1; i < grids.size(); i++) {
            if (grids.get(i).size() != size) {
                problems.atValue(
                        entries.get(i).appendProperty("values"),
                        "%d values, but `%s` has %d; keys that change together have equally many"
                                .formatted(grids.get(i).size(), grids.get(0).key(), size));
                return new Axis(List.of(grids.get(0).coordinate()), List.of());
            }
        }
        return new Axis(
                coordinates(grids, size),
                IntStream.range(0, size)
                        .mapToObj(
                                k -> grids.stream().map(grid -> grid.change(k)).toList())
                        .toList());
    }

    /** Text that changes along with other values joins them in the label. */
    private static List<Coordinate> coordinates(List<Grid> grids, int size) {
        List<Coordinate> all = grids.stream().map(Grid::coordinate).toList();
        if (all.size() == 1 || all.stream().allMatch(Coordinate::isNumeric)) {
            return all;
        }
        List<String> labels = IntStream.range(0, size)
                .mapToObj(k -> all.stream().map(c -> c.labels().get(k)).collect(Collectors.joining(", ")))
                .toList();
        String names = all.stream().map(Coordinate::name).collect(Collectors.joining(", "));
        return List.of(Coordinate.of(all.get(0).name(), names, labels));
    }

    private Grid grid(JsonPointer entry) {
        JsonPointer key = entry.appendProperty("key");
        String name = Overrides.dotted(document.at(key).asString());
        claim(name, key);
        return Grid.of(name, StudyKey.of(document, name), entry.appendProperty("values"), document, places, problems);
    }

    /** Takes a key for one use in this study; a problem where the key is named if it cannot be changed, or is already. */
    void claim(String name, JsonPointer named) {
        StudyKey.of(document, name).fault().ifPresent(fault -> problems.atValue(named, fault));
        if (!keys.add(name)) {
            problems.atValue(named, "`" + name + "` is changed twice; remove one of the two");
        }
        keys.stream()
                .filter(key -> key.startsWith(name + ".") || name.startsWith(key + "."))
                .forEach(key -> problems.atValue(
                        named, "`%s` and `%s` change the same; remove one of the two".formatted(key, name)));
    }

    private List<Double> positive(String property) {
        Grid grid = grid(property, property);
        return isPositive(grid) ? grid.coordinate().numbers() : List.of(1.0);
    }

    /** The values of a property of the study itself, which stand for those of a key; a problem unless all are > 0. */
    private Grid grid(String property, String key) {
        JsonPointer pointer = at.appendProperty(property);
        Grid grid = Grid.of(key, StudyKey.of(document, key), pointer, document, places, problems);
        if (!isPositive(grid) || hasUnits(document.at(pointer))) {
            problems.atValue(pointer, "not all of these are numbers > 0; wanted: numbers > 0");
        }
        return grid;
    }

    private static boolean hasUnits(JsonNode values) {
        return values.valueStream()
                .anyMatch(value -> Quantity.of(value.asString("")).isPresent());
    }

    private static boolean isPositive(Grid grid) {
        List<Double> numbers = grid.coordinate().numbers();
        return !numbers.isEmpty() && numbers.stream().allMatch(number -> number > 0);
    }

    private Axis sizes() {
        if (!document.at("/network/synapses/patterns").has("random")) {
            problems.atValue("/network/synapses/patterns", "a capacity is that for random patterns; wanted: `random`");
        }
        if (CapacityTheory.patterns(ActivationBinder.bind(document.at("/network/memories/activation")), 2)
                .isEmpty()) {
            problems.atValue(
                    "/network/memories/activation",
                    "no theory says how many patterns this holds; use identity, power, rectified-power, or softmax or"
                            + " exponential with beta 1; or sweep `network.synapses.patterns.random.count`");
        }
        keys.add(SIZE);
        keys.add("network.synapses.patterns.random.count");
        Grid grid = grid("sizes", SIZE);
        return new Axis(
                List.of(Coordinate.of(
                        "size",
                        "number of feature neurons",
                        "1",
                        grid.coordinate().numbers())),
                IntStream.range(0, grid.size())
                        .mapToObj(k -> List.of(grid.change(k)))
                        .toList());
    }

    private Axis copies() {
        List<String> spiking = layers(model -> !model.equals("rate"));
        if (spiking.isEmpty()) {
            problems.atKey(
                    at,
                    "compares spiking layers with rate neurons, but both layers are `model: rate`; make one of them `lif` or `escape`");
        }
        spiking.forEach(layer -> keys.add(layer + ".copies"));
        return layerAxis("copies", "copies of each spiking neuron", spiking, this::copiesOf);
    }

    private Axis membranes() {
        List<String> layers = layers(model -> model.equals("lif"));
        if (layers.isEmpty()) {
            problems.atKey(
                    at.appendProperty("membrane"),
                    "is the time constant of the membranes of `lif` layers, of which there are none; remove it");
        }
        layers.forEach(layer -> MEMBRANE_KEYS.forEach(key -> keys.add(layer + key)));
        return layerAxis("membrane", "tau_m / tau of each lif layer", layers, this::membraneOf);
    }

    /** The layers, as keys, of whose model something is true. */
    private List<String> layers(Predicate<String> isOne) {
        return Stream.of("network.features", "network.memories")
                .filter(layer -> isOne.test(value(layer, ".model").asString()))
                .toList();
    }

    private JsonNode value(String layer, String key) {
        return document.at("/" + (layer + key).replace('.', '/'));
    }

    /** Numbers that mean something for each of some layers. */
    private Axis layerAxis(
            String key, String longName, List<String> layers, BiFunction<String, Double, List<Change>> changes) {
        List<Double> numbers = positive(key);
        return new Axis(
                List.of(Coordinate.of(key, longName, "1", numbers)),
                numbers.stream()
                        .map(number -> layers.stream()
                                .flatMap(layer -> changes.apply(layer, number).stream())
                                .toList())
                        .toList());
    }

    private List<Change> copiesOf(String layer, double copies) {
        return List.of(Change.to(copies, layer + ".copies", places.value(at.appendProperty("copies"))));
    }

    /** The whole neuron becomes slower by one factor, so that its f-I curve in units of `rate` stays as it is. */
    private List<Change> membraneOf(String layer, double ratio) {
        var place = places.value(at.appendProperty("membrane"));
        double membrane = ratio * value(layer, ".tau").asDouble(1);
        double factor = membrane / value(layer, ".membrane").asDouble();
        return List.of(
                Change.to(membrane, layer + ".membrane", place),
                Change.to(factor * value(layer, ".refractory").asDouble(), layer + ".refractory", place),
                Change.to(value(layer, ".rate").asDouble() / factor, layer + ".rate", place));
    }

    private Axis methods() {
        keys.add("simulate.integrator.method");
        List<String> names = ExperimentSchema.words(study.get("methods"));
        JsonPointer pointer = at.appendProperty("methods");
        return new Axis(
                List.of(Coordinate.of("method", "integrator", names)),
                IntStream.range(0, names.size())
                        .mapToObj(k -> List.of(Change.to(
                                names.get(k), "simulate.integrator.method", places.value(pointer.appendIndex(k)))))
                        .toList());
    }

    private Axis ratios() {
        keys.add(keyOf(TAU_F));
        keys.add(keyOf(TAU_H));
        List<Double> ratios = positive("ratio");
        return new Axis(
                List.of(Coordinate.of("ratio", "tau_h / tau_f", "1", ratios)),
                ratios.stream().map(this::timeConstants).toList());
    }

    private List<Change> timeConstants(double ratio) {
        double tauF = timeConstant(TAU_F, "tau_h");
        double tauH = timeConstant(TAU_H, "tau_f");
        double mean = Math.sqrt(tauF * tauH);
        return switch (study.get("hold").asString()) {
            case "tau_f" -> timeConstants(tauF, ratio * tauF);
            case "tau_h" -> timeConstants(tauH / ratio, tauH);
            default -> timeConstants(mean / Math.sqrt(ratio), mean * Math.sqrt(ratio));
        };
    }

    private List<Change> timeConstants(double tauF, double tauH) {
        var place = places.value(at);
        return List.of(Change.to(tauF, keyOf(TAU_F), place), Change.to(tauH, keyOf(TAU_H), place));
    }

    /** The key of a layer's time constant, or of their mean. */
    private String keyOf(String tau) {
        return document.at("/" + tau.replace('.', '/')).isObject() ? tau + ".mean" : tau;
    }

    /** In ms; a problem where it is needed but not given. */
    private double timeConstant(String key, String alternative) {
        JsonNode tau = document.at("/" + keyOf(key).replace('.', '/'));
        if (tau.isArray()) {
            problems.atValue(
                    "/" + key.replace('.', '/'),
                    "a list of time constants stays as it is, whatever the ratio; write a time, or `{mean: 10 ms, spread: 0.2}`");
        }
        if (tau.isString() && !study.get("hold").asString().equals(alternative)) {
            problems.atValue(
                    "/" + key.replace('.', '/'),
                    "`adiabatic` cannot be held; give a time such as `10 ms`, or write `hold: %s`"
                            .formatted(alternative));
        }
        return tau.asDouble(1);
    }
}
