package org.engram.experiment;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether the neurons of a layer may have different time constants, on a resolved document. */
final class TimeConstantsCheck {
    private final JsonNode document;
    private final Problems problems;
    private final String method;

    private TimeConstantsCheck(JsonNode document, Problems problems) {
        this.document = document;
        this.problems = problems;
        method = document.at("/simulate/integrator/method").asString();
    }

    static void check(JsonNode document, Problems problems) {
        var check = new TimeConstantsCheck(document, problems);
        List.of("features", "memories").forEach(check::layer);
    }

    private void layer(String layer) {
        if (!differ(document, layer)) {
            return;
        }
        if (SpikingCheck.anyFires(document)) {
            refuse(layer, "spikes are filtered with one time constant in each layer");
        } else if (method.equals("event")) {
            refuse(layer, "`event` knows the motion of layers with one time constant only (other methods do not mind)");
        } else if (layer.equals("features") && Experiment.Integrator.isDiscrete(method)) {
            refuse(layer, "`%s` makes one update per tau_f, of which there must be one".formatted(method));
        }
    }

    /** Whether the neurons of a layer have, or may have, time constants of their own. */
    static boolean differ(JsonNode document, String layer) {
        JsonNode tau = document.at("/network/" + layer + "/tau");
        return tau.isArray() || tau.path("spread").asDouble(0) > 0;
    }

    private void refuse(String layer, String why) {
        problems.atValue(
                "/network/" + layer + "/tau",
                "the neurons have different time constants, but %s; wanted: a time such as `10 ms`".formatted(why));
    }
}
