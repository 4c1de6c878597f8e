package org.engram.recording;

import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.List;

/** How chunks are made smaller: bytes of equal weight are put side by side, then all are deflated. */
final class Compression {
    private static final int[] DEFLATE_LEVEL = {4};
    private static final boolean OPTIONAL = true;

    private Compression() {}

    /** What a header says of it. */
    static HeaderMessage message(int elementBytes) {
        return HeaderMessage.of(FilterPipelineMessage.create(List.of(
                new FilterInfo(ByteShuffleFilter.ID, "shuffle", OPTIONAL, new int[] {elementBytes}),
                new FilterInfo(DeflatePipelineFilter.ID, "deflate", OPTIONAL, DEFLATE_LEVEL))));
    }

    static byte[] encode(byte[] chunk, int elementBytes) {
        byte[] shuffled = new ByteShuffleFilter().encode(chunk, new int[] {elementBytes});
        return new DeflatePipelineFilter().encode(shuffled, DEFLATE_LEVEL);
    }
}
