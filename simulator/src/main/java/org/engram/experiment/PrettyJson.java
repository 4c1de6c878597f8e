package org.engram.experiment;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;

/** Writes JSON values as indented text. Does without an object mapper, which is slow to start. */
final class PrettyJson {
    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    };

    private PrettyJson() {}

    static String write(JsonNode value) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(INDENTED, text)) {
            write(value, json);
        }
        return text + "\n";
    }

    private static void write(JsonNode value, JsonGenerator json) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                value.propertyStream().forEach(property -> {
                    json.writeName(property.getKey());
                    write(property.getValue(), json);
                });
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                value.forEach(entry -> write(entry, json));
                json.writeEndArray();
            }
            case NUMBER -> writeNumber(value, json);
            case BOOLEAN -> json.writeBoolean(value.asBoolean());
            default -> json.writeString(value.asString());
        }
    }

    private static void writeNumber(JsonNode value, JsonGenerator json) {
        if (value.isIntegralNumber()) {
            json.writeNumber(value.bigIntegerValue());
        } else {
            json.writeNumber(value.doubleValue());
        }
    }
}
