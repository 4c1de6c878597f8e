package org.engram.experiment;

import java.util.OptionalDouble;
import org.engram.neuron.Activation;
import org.engram.neuron.Exponential;
import org.engram.neuron.Identity;
import org.engram.neuron.Power;
import org.engram.neuron.RectifiedPower;
import org.engram.neuron.Softmax;

/**
 * How many random patterns a network of N sign neurons is expected to hold, by the activation of its memory neurons.
 *
 * <ul>
 *   <li>F(x) = x²: 0.14 N (D. J. Amit, H. Gutfreund and H. Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985)), with a few
 *       wrong features;
 *   <li>F(x) = x^n, rectified or not: N^(n−1) / (2 (2n − 3)!! ln N) (arXiv:1606.01164, section 2), without any;
 *   <li>F(x) = exp x, and softmax, whose order of energies is the same: 2^(N/2) (arXiv:1702.01929).
 * </ul>
 */
public final class CapacityTheory {
    private static final double CLASSICAL = 0.14;

    private CapacityTheory() {}

    /** The number of patterns; empty where there is no theory. */
    public static OptionalDouble patterns(Activation memories, int features) {
        if (memories instanceof Identity) {
            return OptionalDouble.of(CLASSICAL * features);
        }
        if (memories instanceof Power power) {
            return ofOrder(power.order(), features);
        }
        if (memories instanceof RectifiedPower power && power.threshold() == 0) {
            return ofOrder(power.order(), features);
        }
        return isExponential(memories) ? OptionalDouble.of(StrictMath.pow(2, features / 2.0)) : OptionalDouble.empty();
    }

    private static boolean isExponential(Activation memories) {
        return (memories instanceof Exponential exponential && exponential.beta() == 1)
                || (memories instanceof Softmax softmax && softmax.beta() == 1);
    }

    private static OptionalDouble ofOrder(double order, int features) {
        if (order != Math.rint(order) || features < 2) {
            return OptionalDouble.empty();
        }
        if (order == 2) {
            return OptionalDouble.of(CLASSICAL * features);
        }
        double oddProduct = 1;
        for (double factor = 2 * order - 3; factor > 1; factor -= 2) {
            oddProduct *= factor;
        }
        return OptionalDouble.of(StrictMath.pow(features, order - 1) / (2 * oddProduct * StrictMath.log(features)));
    }
}
