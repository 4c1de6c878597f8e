package org.engram.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What xarray, netCDF-C and the HDF5 tools need to find named dimensions. */
class NetcdfTest {
    @TempDir
    Path folder;

    private Path path;

    /** Dimensions of equal lengths, which readers that guess would confuse. */
    @BeforeEach
    void writeTrajectory() throws IOException {
        path = folder.resolve("run.h5");
        LiveFile file = LiveFile.declare();
        Scale trial = file.root().scale("trial", new long[] {0, 1, 2});
        LiveGroup trajectory = file.root().group("trajectory");
        Scale time = trajectory.scale("time", new double[] {0, 0.5, 1}).units("ms");
        Scale feature = trajectory.scale("feature", new long[] {0, 1, 2});
        trajectory.variable("v", ElementType.FLOAT64, trial, time, feature).units("1");
        trajectory.variable("energy", ElementType.FLOAT64, trial, time);
        trajectory.variable("samples_written", ElementType.INT64);
        file.start(path, false);
        file.close();
    }

    @Test
    void variablesNameTheirDimensions() throws IOException {
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.dimensions("/trajectory/v")).containsExactly("trial", "time", "feature");
            assertThat(recording.dimensions("/trajectory/energy")).containsExactly("trial", "time");
            assertThat(recording.dimensions("/trajectory/samples_written")).isEmpty();
            assertThat(recording.dimensions("/trajectory/time")).isEmpty();
        }
    }

    @Test
    void scalesHoldTheirCoordinates() throws IOException {
        try (RecordingFile recording = RecordingFile.open(path)) {
            assertThat(recording.doubles("/trajectory/time")).containsExactly(0, 0.5, 1);
            assertThat(recording.longs("/trial")).containsExactly(0, 1, 2);
        }
    }

    /** netCDF-C does not open a file in which this attribute has another size, padding or type. */
    @Test
    void classIsSixteenBytesThatEndWithZero() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            Attribute attribute = file.getDatasetByPath("/trajectory/time").getAttribute("CLASS");
            assertThat(attribute.isScalar()).isTrue();
            assertThat(attribute.getDataType()).isInstanceOfSatisfying(StringData.class, type -> {
                assertThat(type.getSize()).isEqualTo(16);
                assertThat(type.getPaddingType()).isEqualTo(StringData.PaddingType.NULL_TERMINATED);
                assertThat(type.getCharset()).isEqualTo(StandardCharsets.US_ASCII);
            });
            byte[] bytes = new byte[16];
            attribute.getBuffer().get(bytes);
            assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("DIMENSION_SCALE\0");
        }
    }

    @Test
    void dimensionListHoldsOneReferenceForEachDimension() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            Attribute list = file.getDatasetByPath("/trajectory/v").getAttribute("DIMENSION_LIST");
            assertThat(list.getDimensions()).containsExactly(3);
            assertThat(list.getDataType())
                    .isInstanceOfSatisfying(
                            VariableLength.class,
                            type -> assertThat(type.isVariableLengthString()).isFalse());
            assertThat((Object[]) list.getData())
                    .containsExactly(
                            new long[] {addressOf(file, "/trial")},
                            new long[] {addressOf(file, "/trajectory/time")},
                            new long[] {addressOf(file, "/trajectory/feature")});
        }
    }

    @Test
    void referenceListHoldsEveryUseOfAScale() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            Attribute list = file.getDatasetByPath("/trajectory/time").getAttribute("REFERENCE_LIST");
            assertThat(list.getDataType())
                    .isInstanceOfSatisfying(
                            CompoundDataType.class,
                            type -> assertThat(type.getMembers().stream()
                                            .map(CompoundDataType.CompoundDataMember::getName))
                                    .containsExactly("dataset", "dimension"));
            Map<?, ?> members = (Map<?, ?>) list.getData();
            assertThat((long[]) members.get("dataset"))
                    .containsExactly(addressOf(file, "/trajectory/v"), addressOf(file, "/trajectory/energy"));
            assertThat((long[]) members.get("dimension")).containsExactly(1, 1);
        }
    }

    private static long addressOf(HdfFile file, String dataset) {
        return file.getDatasetByPath(dataset).getAddress();
    }

    @Test
    void unitsAreTextOfVariableLength() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            DataType type = file.getDatasetByPath("/trajectory/time")
                    .getAttribute("units")
                    .getDataType();
            assertThat(type).isInstanceOfSatisfying(VariableLength.class, text -> {
                assertThat(text.isVariableLengthString()).isTrue();
                assertThat(text.getEncoding()).isEqualTo(StandardCharsets.UTF_8);
            });
        }
    }

    @Test
    void fillValuesAreDeclared() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            assertThat(file.getDatasetByPath("/trajectory/v").getFillValue()).isEqualTo(Double.NaN);
            assertThat(file.getDatasetByPath("/trajectory/samples_written").getFillValue())
                    .isEqualTo(0L);
        }
    }

    @Test
    void thereIsNothingBehindTheEndThatTheSuperblockTells() throws IOException {
        try (HdfFile file = new HdfFile(path)) {
            assertThat(file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress())
                    .isEqualTo(Files.size(path));
        }
    }
}
