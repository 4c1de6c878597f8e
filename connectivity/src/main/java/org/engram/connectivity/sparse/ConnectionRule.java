package org.engram.connectivity.sparse;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Who is joined to whom. An autapse joins a neuron to itself; a multapse is one of several synapses from one neuron to
 * another.
 */
public sealed interface ConnectionRule {
    /**
     * Joins the neurons of two populations.
     *
     * @param same whether the two are one population, so that neuron i of one is neuron i of the other
     * @throws IllegalArgumentException if the sizes do not fit the rule, or give more synapses than an array can hold
     */
    Joints join(int sources, int targets, boolean same, UniformRandomProvider rng);

    /** The mean number of synapses, to know what they cost before they are made. */
    double expected(int sources, int targets, boolean same);

    /**
     * Every target has the same number of synapses, from sources drawn at random.
     *
     * @param indegree synapses a target, at least 1
     * @param autapses whether a neuron may be drawn as its own source
     * @param multapses whether a source may be drawn more than once for one target
     */
    record FixedIndegree(int indegree, boolean autapses, boolean multapses) implements ConnectionRule {
        public FixedIndegree {
            if (indegree < 1) {
                throw new IllegalArgumentException("an in-degree of " + indegree + "; wanted: at least 1");
            }
        }

        @Override
        public Joints join(int sources, int targets, boolean same, UniformRandomProvider rng) {
            boolean withoutSelf = same && !autapses;
            int candidates = withoutSelf ? sources - 1 : sources;
            if (candidates < 1) {
                throw new IllegalArgumentException(
                        "a neuron alone has no other source; wanted: `autapses: true`, or a larger population");
            }
            if (!multapses && candidates < indegree) {
                throw new IllegalArgumentException(
                        "an in-degree of %d from %d possible sources; wanted: at most %d, or `multapses: true`"
                                .formatted(indegree, candidates, candidates));
            }
            Joints.requireCount(expected(sources, targets, same));
            int[] chosen = new int[indegree * targets];
            var draw = multapses ? new Draw.Independent(candidates, rng) : new Draw.Distinct(candidates, rng);
            for (int target = 0, k = 0; target < targets; target++) {
                draw.begin();
                for (int n = 0; n < indegree; n++) {
                    int source = draw.next();
                    chosen[k++] = withoutSelf && source >= target ? source + 1 : source;
                }
            }
            return Joints.byTarget(chosen, indegree, sources, targets);
        }

        @Override
        public double expected(int sources, int targets, boolean same) {
            return (double) indegree * targets;
        }
    }

    /**
     * Every pair is joined with the same probability, independently: no multapses.
     *
     * @param probability in [0, 1]
     * @param autapses whether a neuron may be joined to itself
     */
    record FixedProbability(double probability, boolean autapses) implements ConnectionRule {
        public FixedProbability {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability of " + probability + "; wanted: from 0 to 1");
            }
        }

        /** Jumps from one joined pair to the next, the distance of which is geometrically distributed. */
        @Override
        public Joints join(int sources, int targets, boolean same, UniformRandomProvider rng) {
            Joints.requireCount(expected(sources, targets, same));
            var joints = new Joints.Builder(sources, targets, expected(sources, targets, same));
            double scale = 1 / Math.log1p(-probability);
            double pairs = (double) sources * targets;
            double pair = -1;
            while (probability > 0) {
                pair += 1 + Math.floor(Math.log(1 - rng.nextDouble()) * scale);
                if (!(pair < pairs)) {
                    break;
                }
                int source = (int) (pair / targets);
                int target = (int) (pair - (double) source * targets);
                if (autapses || !same || source != target) {
                    joints.add(source, target);
                }
            }
            return joints.build();
        }

        @Override
        public double expected(int sources, int targets, boolean same) {
            double pairs = (double) sources * targets;
            return probability * (same && !autapses ? pairs - sources : pairs);
        }
    }

    /**
     * Every pair is joined.
     *
     * @param autapses whether a neuron is joined to itself as well
     */
    record AllToAll(boolean autapses) implements ConnectionRule {
        @Override
        public Joints join(int sources, int targets, boolean same, UniformRandomProvider rng) {
            double expected = expected(sources, targets, same);
            Joints.requireCount(expected);
            var joints = new Joints.Builder(sources, targets, expected);
            for (int source = 0; source < sources; source++) {
                for (int target = 0; target < targets; target++) {
                    if (autapses || !same || source != target) {
                        joints.add(source, target);
                    }
                }
            }
            return joints.build();
        }

        @Override
        public double expected(int sources, int targets, boolean same) {
            return (double) sources * targets - (same && !autapses ? sources : 0);
        }
    }

    /**
     * Neuron i is joined to neuron i of the other population, of the same size.
     *
     * @param autapses whether the two may be one population, so that every neuron is joined to itself
     */
    record OneToOne(boolean autapses) implements ConnectionRule {
        @Override
        public Joints join(int sources, int targets, boolean same, UniformRandomProvider rng) {
            if (sources != targets) {
                throw new IllegalArgumentException(
                        "one-to-one needs populations of one size, not %d and %d neurons".formatted(sources, targets));
            }
            if (same && !autapses) {
                throw new IllegalArgumentException(
                        "one-to-one joins every neuron of a population to itself; wanted: `autapses: true`, or another population");
            }
            var joints = new Joints.Builder(sources, targets, sources);
            for (int i = 0; i < sources; i++) {
                joints.add(i, i);
            }
            return joints.build();
        }

        @Override
        public double expected(int sources, int targets, boolean same) {
            return sources;
        }
    }
}
