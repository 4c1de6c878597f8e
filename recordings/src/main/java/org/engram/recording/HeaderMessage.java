package org.engram.recording;

import io.jhdf.BufferBuilder;
import io.jhdf.object.message.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One piece of what a header says of an object, encoded: by jHDF, but for the fill value, which jHDF cannot encode.
 *
 * <p>Source: HDF5 File Format Specification 3.0, IV.A.1.b "Version 2 Data Object Header Prefix" and IV.A.2.f "The Data
 * Storage - Fill Value Message".
 *
 * @param type the number of the kind of message
 * @param body what it says
 */
record HeaderMessage(int type, ByteBuffer body) {
    private static final int FOUR_BYTE_SIZE = 2;
    private static final int FILL_VALUE = 5;
    private static final int ALLOCATED_LATE_FILLED_IF_SET = 0b1010;
    private static final int IS_SET = 0b10_0000;

    static HeaderMessage of(Message message) {
        return new HeaderMessage(message.getMessageType(), message.toBuffer());
    }

    /** What elements are before they are written. */
    static HeaderMessage fillValue(ByteBuffer element) {
        return new HeaderMessage(
                FILL_VALUE,
                new BufferBuilder()
                        .writeByte(3)
                        .writeByte(ALLOCATED_LATE_FILLED_IF_SET | IS_SET)
                        .writeInt(element.capacity())
                        .writeBuffer(element)
                        .build());
    }

    /** That elements are zero before they are written. */
    static HeaderMessage fillWithZeros() {
        return new HeaderMessage(
                FILL_VALUE,
                new BufferBuilder()
                        .writeByte(3)
                        .writeByte(ALLOCATED_LATE_FILLED_IF_SET)
                        .build());
    }

    /** The header that consists of these messages, ready to be written. */
    static ByteBuffer header(List<HeaderMessage> messages) {
        BufferBuilder body = new BufferBuilder();
        for (HeaderMessage message : messages) {
            body.writeByte(message.type)
                    .writeShort(message.body.capacity())
                    .writeByte(0)
                    .writeBuffer(message.body);
        }
        ByteBuffer encoded = body.build();
        return new BufferBuilder()
                .writeBytes("OHDR".getBytes(StandardCharsets.US_ASCII))
                .writeByte(2)
                .writeByte(FOUR_BYTE_SIZE)
                .writeInt(encoded.capacity())
                .writeBuffer(encoded)
                .appendChecksum()
                .build();
    }
}
