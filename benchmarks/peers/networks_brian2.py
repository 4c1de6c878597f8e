"""How long Brian2 takes for the networks of examples/, once they are built and compiled (Cython, one thread, 0.1 ms).

    python networks_brian2.py NETWORK DURATION_MS REPETITIONS

NETWORK is cuba, voltage-jump or brunel-c. Prints a line for each repetition: seconds of CPU time, then the mean rates of
excitatory and inhibitory neurons in Hz. Every repetition simulates DURATION_MS more.
"""

import sys
import time

from brian2 import (
    Hz, Network, NeuronGroup, PoissonInput, SpikeMonitor, Synapses, defaultclock, ms, mV, prefs, seed)


def brette(equations, on_spike, weights):
    neurons = NeuronGroup(
        4000, equations, threshold="v > -50*mV", reset="v = -60*mV", refractory=5 * ms, method="exact")
    neurons.v = "-60*mV + rand()*10*mV"
    parts = [neurons[:3200], neurons[3200:]]
    synapses = []
    for part, target, weight in zip(parts, on_spike, weights):
        synapse = Synapses(part, neurons, on_pre="%s += %r*mV" % (target, weight), delay=0.1 * ms)
        synapse.connect(p=0.02)
        synapses.append(synapse)
    return [neurons, *synapses], parts


def brunel_c():
    neurons = NeuronGroup(
        12500, "dv/dt = -v/(20*ms) : volt (unless refractory)", threshold="v > 20*mV", reset="v = 10*mV",
        refractory=2 * ms, method="exact")
    neurons.v = "10*mV + rand()*10*mV"
    parts = [neurons[:10000], neurons[10000:]]
    external = PoissonInput(neurons, "v", 1000, 20 * Hz, 0.1 * mV)
    synapses = []
    for part, weight in zip(parts, (0.1, -0.5)):
        synapse = Synapses(part, neurons, on_pre="v += %r*mV" % weight, delay=1.5 * ms)
        synapse.connect(p=0.1)
        synapses.append(synapse)
    return [neurons, external, *synapses], parts


def build(network):
    if network == "cuba":
        return brette(
            """dv/dt = (ge + gi - (v + 49*mV))/(20*ms) : volt (unless refractory)
               dge/dt = -ge/(5*ms) : volt
               dgi/dt = -gi/(10*ms) : volt""",
            ("ge", "gi"), (1.62, -9.0))
    if network == "voltage-jump":
        return brette("dv/dt = -(v + 49*mV)/(20*ms) : volt (unless refractory)", ("v", "v"), (0.25, -2.25))
    return brunel_c()


def main(network, duration, repetitions):
    prefs.codegen.target = "cython"
    defaultclock.dt = 0.1 * ms
    seed(1)
    objects, parts = build(network)
    monitors = [SpikeMonitor(part) for part in parts]
    net = Network(*objects, *monitors)
    net.run(1 * ms)
    before = [monitor.num_spikes for monitor in monitors]
    for _ in range(repetitions):
        start = time.process_time()
        net.run(duration * ms)
        seconds = time.process_time() - start
        counts = [monitor.num_spikes for monitor in monitors]
        rates = [(n - b) / len(p) / duration * 1000 for n, b, p in zip(counts, before, parts)]
        before = counts
        print("%.3f E=%.3f I=%.3f" % (seconds, *rates), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
