"""How long NEST takes for the networks of examples/, once they are built.

    python networks_nest.py NETWORK grid|precise DURATION_MS REPETITIONS

NETWORK is cuba, voltage-jump, one of brunel-a to brunel-d, or brunel-c-reset-0: C with NEST's reset to 0 mV. One thread, resolution 0.1 ms. Prints a line for each repetition: seconds of
CPU time, then the mean rates of excitatory and inhibitory neurons in Hz. Every repetition simulates DURATION_MS more.
"""

import sys
import time

import nest


def brette(model, neuron, weights):
    neuron = dict(neuron, tau_m=20.0, C_m=200.0, E_L=-49.0, V_th=-50.0, V_reset=-60.0, t_ref=5.0)
    populations = [nest.Create(model, n, neuron) for n in (3200, 800)]
    for population in populations:
        population.V_m = nest.random.uniform(-60.0, -50.0)
    for source, weight in zip(populations, weights):
        for target in populations:
            rule = {"rule": "pairwise_bernoulli", "p": 0.02, "allow_autapses": False}
            nest.Connect(source, target, rule, {"weight": weight, "delay": 0.1})
    return populations


# g, the rate of each neuron's external input in Hz, and the reset potential in mV
BRUNEL = {
    "a": (3, 20000.0, 10.0),
    "b": (6, 40000.0, 10.0),
    "c": (5, 20000.0, 10.0),
    "c-reset-0": (5, 20000.0, 0.0),
    "d": (4.5, 9000.0, 10.0),
}


def brunel(g, rate, reset, precise):
    model = "iaf_psc_delta_ps" if precise else "iaf_psc_delta"
    neuron = dict(tau_m=20.0, C_m=250.0, E_L=0.0, V_th=20.0, V_reset=reset, t_ref=2.0)
    populations = [nest.Create(model, n, neuron) for n in (10000, 2500)]
    external = nest.Create("poisson_generator_ps" if precise else "poisson_generator", params={"rate": rate})
    for population in populations:
        population.V_m = nest.random.uniform(10.0, 20.0)
        nest.Connect(external, population, syn_spec={"weight": 0.1, "delay": 1.5})
    for source, indegree, weight in zip(populations, (1000, 250), (0.1, -0.1 * g)):
        for target in populations:
            rule = {"rule": "fixed_indegree", "indegree": indegree, "allow_autapses": False, "allow_multapses": False}
            nest.Connect(source, target, rule, {"weight": weight, "delay": 1.5})
    return populations


def build(network, precise):
    suffix = "_ps" if precise else ""
    if network == "cuba":
        return brette("iaf_psc_exp" + suffix, dict(tau_syn_ex=5.0, tau_syn_in=10.0), (16.2, -90.0))
    if network == "voltage-jump":
        return brette("iaf_psc_delta" + suffix, {}, (0.25, -2.25))
    return brunel(*BRUNEL[network.removeprefix("brunel-")], precise)


def main(network, method, duration, repetitions):
    nest.ResetKernel()
    nest.SetKernelStatus({"resolution": 0.1, "local_num_threads": 1, "rng_seed": 1})
    populations = build(network, method == "precise")
    recorders = [nest.Create("spike_recorder") for _ in populations]
    for population, recorder in zip(populations, recorders):
        nest.Connect(population, recorder)
    nest.Prepare()
    before = [0, 0]
    for _ in range(repetitions):
        start = time.process_time()
        nest.Run(duration)
        seconds = time.process_time() - start
        counts = [recorder.n_events for recorder in recorders]
        rates = [(n - b) / len(p) / duration * 1000 for n, b, p in zip(counts, before, populations)]
        before = counts
        print("%.3f E=%.3f I=%.3f" % (seconds, *rates), flush=True)
    nest.Cleanup()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
