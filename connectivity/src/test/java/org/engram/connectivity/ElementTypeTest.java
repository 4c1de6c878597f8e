package org.engram.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTypeTest {
    @ParameterizedTest
    @CsvSource({
        "INT8, FE, -2",
        "UINT8, FE, 254",
        "INT16, FFFE, -2",
        "UINT16, FFFE, 65534",
        "INT32, FFFFFFFE, -2",
        "UINT32, FFFFFFFE, 4294967294",
        "INT64, FFFFFFFFFFFFFFFE, -2",
        "UINT64, 0000000000000005, 5",
        "UINT64, FFFFFFFFFFFFFFFF, 18446744073709551616",
        "FLOAT16, C100, -2.5",
        "FLOAT16, 0001, 5.9604644775390625e-8",
        "FLOAT32, C0200000, -2.5",
        "FLOAT64, C004000000000000, -2.5"
    })
    void numbersAreReadInEitherByteOrder(ElementType type, String hex, double expected) {
        byte[] bytes = new BigInteger("1" + hex, 16).toByteArray();
        ByteBuffer big = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        ByteBuffer little = ByteBuffer.wrap(reversed(bytes)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(type.read(big)).isEqualTo(expected);
        assertThat(type.read(little)).isEqualTo(expected);
        assertThat(big.remaining()).isZero();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @ParameterizedTest
    @ValueSource(longs = {0x8000000000000400L, 0x8000000000000401L, 0x8000000000000C00L, 0xFFFFFFFFFFFFFBFFL, -1})
    void largeUnsignedIntegersAreRoundedOnce(long bits) {
        double exact = new BigInteger(Long.toUnsignedString(bits)).doubleValue();

        assertThat(ElementType.UINT64.read(ByteBuffer.allocate(8).putLong(0, bits)))
                .isEqualTo(exact);
    }
}
