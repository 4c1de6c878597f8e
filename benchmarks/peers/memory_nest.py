"""How long NEST takes for a trial of examples/spiking-memory-200x5000.yaml: 200 integrate-and-fire features and 5000 memories,
each of one layer joined to each of the other.

    python memory_nest.py TRIALS

One thread, neurons `iaf_psc_exp` on a grid of 0.1 ms, which is also the delay of all synapses: the least that NEST can do. Synaptic
currents are states: spikes make them jump by xi / (tau rate). The cue is a current until 30 ms, whose synaptic rest decays from
there on. Prints a line for each trial: seconds of CPU time for its 100 ms once it is built, the number of spikes, and the overlap
of the features' states with the cued memory at the end.
"""

import sys
import time

import nest
import numpy as np

FEATURES, MEMORIES, FLIPPED = 200, 5000, 30
TAU = 10.0, 5.0  # ms, of features and memories
RATE = 10.065, 0.167  # kHz
BIAS = 1.0, 0.0
HOLD, DURATION = 30.0, 100.0  # ms


def layer(size, tau, bias, random):
    neuron = dict(tau_m=5.0, C_m=5.0, E_L=0.0, V_th=1.0, V_reset=0.0, t_ref=2.0, tau_syn_ex=tau, tau_syn_in=tau, I_e=bias)
    population = nest.Create("iaf_psc_exp", size, neuron)
    population.V_m = random.random(size)
    return population


def trial(number):
    random = np.random.default_rng(number)
    nest.ResetKernel()
    nest.SetKernelStatus({"resolution": 0.1, "local_num_threads": 1})
    xi = random.choice([-1.0, 1.0], size=(MEMORIES, FEATURES))
    cue = xi[0].copy()
    cue[random.permutation(FEATURES)[:FLIPPED]] *= -1
    features, memories = (layer(n, tau, bias, random) for n, tau, bias in zip((FEATURES, MEMORIES), TAU, BIAS))
    nest.Connect(features, memories, "all_to_all", {"weight": xi / (TAU[1] * RATE[0]), "delay": 0.1})
    nest.Connect(memories, features, "all_to_all", {"weight": xi.T / (TAU[0] * RATE[1]), "delay": 0.1})
    rest = nest.Create("spike_generator", params={"spike_times": [HOLD]})
    nest.Connect(rest, features, "all_to_all", {"weight": cue[:, None], "delay": 0.1})
    recorders = [nest.Create("spike_recorder") for _ in range(2)]
    for population, recorder in zip((features, memories), recorders):
        nest.Connect(population, recorder)
    features.I_e = BIAS[0] + cue
    nest.Prepare()
    start = time.process_time()
    nest.Run(HOLD)
    features.I_e = BIAS[0]
    nest.Run(DURATION - HOLD)
    seconds = time.process_time() - start
    nest.Cleanup()
    fired = recorders[1].events
    decayed = np.exp((fired["times"] - DURATION) / TAU[0])
    v = decayed @ xi[fired["senders"] - memories[0].global_id]
    overlap = v @ xi[0] / (np.linalg.norm(v) * FEATURES**0.5)
    print("%.3f s  %d spikes  overlap %.3f" % (seconds, sum(r.n_events for r in recorders), overlap), flush=True)


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        trial(number)
