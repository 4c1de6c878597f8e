package org.engram.recording.export;

/**
 * A unit as NWB wants it.
 *
 * @param name of the SI unit
 * @param conversion what a value is multiplied by to be in that unit
 */
record SiUnit(String name, double conversion) {
    /** The SI unit of what recordings have units like mV for. */
    static SiUnit of(String unit) {
        return switch (unit) {
            case "1" -> new SiUnit("dimensionless", 1);
            case "ms" -> new SiUnit("seconds", 1e-3);
            case "mV" -> new SiUnit("volts", 1e-3);
            case "pA" -> new SiUnit("amperes", 1e-12);
            case "nS" -> new SiUnit("siemens", 1e-9);
            default -> new SiUnit(unit, 1);
        };
    }
}
