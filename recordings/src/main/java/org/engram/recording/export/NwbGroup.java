package org.engram.recording.export;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.engram.recording.LiveGroup;
import org.engram.recording.LiveObject;

/**
 * A group of an NWB file that is being declared.
 *
 * @param file in which it lies
 * @param identifier of the file
 * @param path within the file, without a slash at its end
 */
record NwbGroup(CompleteFile file, String identifier, LiveGroup group, String path) {
    private static final String CORE = "core";
    private static final String COMMON = "hdmf-common";

    static NwbGroup root(CompleteFile file, String identifier) {
        var root = new NwbGroup(file, identifier, file.root(), "");
        root.typed(file.root(), "", CORE, "NWBFile");
        return root;
    }

    /** Adds a group without a type. */
    NwbGroup group(String name) {
        return new NwbGroup(file, identifier, group.group(name), path + "/" + name);
    }

    /** Adds a group of a type of the core schema. */
    NwbGroup group(String name, String type) {
        NwbGroup child = group(name);
        typed(child.group, name, CORE, type);
        return child;
    }

    /** Gives a child of this group a type of hdmf-common. */
    <T extends LiveObject<T>> T common(T object, String name, String type) {
        return typed(object, name, COMMON, type);
    }

    /** The identities of objects follow from that of the file, so that the same recording gives the same ones. */
    private <T extends LiveObject<T>> T typed(T object, String name, String namespace, String type) {
        byte[] place = (identifier + path + "/" + name).getBytes(StandardCharsets.UTF_8);
        return object.attribute("namespace", namespace)
                .attribute("neurodata_type", type)
                .attribute("object_id", UUID.nameUUIDFromBytes(place).toString());
    }
}
