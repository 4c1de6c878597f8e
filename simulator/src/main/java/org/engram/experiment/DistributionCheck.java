package org.engram.experiment;

import java.util.Objects;
import java.util.Optional;
import org.engram.connectivity.sparse.Distribution;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Whether values and distributions of a resolved document make sense and have the unit of what they are for. */
final class DistributionCheck {
    private final JsonNode document;
    private final Problems problems;

    DistributionCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    /**
     * Checks one value or distribution.
     *
     * @param unit that is needed, such as mV; empty: none
     * @param purpose what it is for, in words
     * @return the distribution if it is one
     */
    Optional<Distribution> check(String pointer, String unit, String purpose) {
        units(JsonPointer.compile(pointer), unit, purpose);
        try {
            return Optional.of(DistributionBinder.bind(document.at(pointer)));
        } catch (IllegalArgumentException e) {
            problems.atValue(pointer, Objects.toString(e.getMessage()));
            return Optional.empty();
        }
    }

    private void units(JsonPointer at, String unit, String purpose) {
        JsonNode value = document.at(at);
        value.propertyNames().forEach(name -> units(at.appendProperty(name), unit, purpose));
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            units(at.appendIndex(i), unit, purpose);
        }
        if (value.isNumber()) {
            unit(at, unit, purpose);
        }
    }

    private void unit(JsonPointer at, String unit, String purpose) {
        String written = problems.written(at);
        Optional<Quantity> quantity = Quantity.of(written);
        if (quantity.isPresent() && !quantity.get().unit().equals(unit)) {
            problems.atValue(
                    at,
                    "`%s` is %s; wanted for %s: %s"
                            .formatted(
                                    written,
                                    quantity.get().words(),
                                    purpose,
                                    unit.isEmpty() ? "a number without a unit" : "a value in " + unit));
        }
    }
}
