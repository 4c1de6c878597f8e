#!/usr/bin/env bash
# What becomes of a run whose disk is too small or fills up, whose folder is deleted, or whose file a reader has locked.
# Needs root, for a small disk in memory, and a Python with h5py: .ci/check_full_disk.sh PYTHON
set -uo pipefail

python=$1
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
mount -t tmpfs -o size=2m engram "$disk" || { echo 'skipped: no disk can be mounted'; exit 0; }
trap 'umount "$disk"; rm -rf "$work"' EXIT

cat >"$work/cells.yaml" <<'YAML'
populations:
  E: {size: 1000, neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 1}, initial: {V_m: {uniform: [-60, -50]}}}
simulate: {duration: 2 s, trials: 4}
record: {every: 100 ms, variables: [spikes, rate]}
YAML
cat >"$work/large.yaml" <<'YAML'
network:
  features: {activation: {kind: tanh}, tau: 10 ms}
  memories: {activation: {kind: softmax}, tau: adiabatic}
  synapses: {patterns: {random: {count: 10, size: 1000, kind: bipolar}}}
cue: {memories: [0]}
simulate: {duration: 100 ms}
record: {every: 0.4 ms, variables: [v]}
YAML

expect() {
    local status=$1 text=$2
    shift 2
    local said found=0
    said=$("$@" 2>&1) || found=$?
    if [ "$found" -ne "$status" ] || [[ $said != *"$text"* ]] || [[ $said == *'at org.engram'* ]]; then
        printf 'status %s instead of %s, or not "%s":\n%s\n' "$found" "$status" "$text" "$said" >&2
        exit 1
    fi
    printf 'as expected: %s\n' "$(tail -n 1 <<<"$said")"
}

echo '- planned: more than nine tenths of what is free'
expect 2 'of which 90 % may be planned' ./engram run "$work/large.yaml" -o "$disk/a.h5" --quiet
[ -z "$(ls "$disk")" ] || { echo 'something was left' >&2; exit 1; }
expect 0 '' ./engram run "$work/large.yaml" -o "$disk/a.h5" --quiet --set record.precision=float32
rm "$disk/a.h5"

echo '- full while spikes are written'
expect 1 'What was written before is kept' ./engram run "$work/cells.yaml" -o "$disk/cells.h5" --quiet
expect 0 'NOT COMPLETE' ./engram info "$disk/cells.h5"
"$python" - "$disk/cells.h5" <<'PYTHON' || exit 1
import sys
import h5py
with h5py.File(sys.argv[1]) as file:
    spikes = file['spikes/E']
    rows = {len(spikes[name]) for name in spikes}
    assert len(rows) == 1 and rows.pop() > 10_000
    for trial in range(4):
        times = spikes['timestamps'][:][spikes['trial'][:] == trial]
        assert (times[1:] >= times[:-1]).all() and (len(times) == 0 or times[0] > 0)
PYTHON
rm "$disk/cells.h5"

echo '- no room for synapses in a file'
expect 2 'synapses cannot be mapped' env ENGRAM_OPTS="-Djava.io.tmpdir=$disk" ./engram run "$work/large.yaml" \
    -o "$work/mapped.h5" --quiet --set network.synapses.mapped=true --set network.synapses.storage=float64 \
    --set network.synapses.patterns.random.count=1000

echo '- the folder is deleted under the run'
mkdir "$work/gone"
(until [ -e "$work/gone/cells.h5" ]; do sleep 0.01; done; rm -r "$work/gone") &
expect 1 'was deleted, moved or replaced' ./engram run "$work/cells.yaml" -o "$work/gone/cells.h5" --quiet

echo '- a reader has locked the file'
(until [ -e "$work/locked.h5" ]; do sleep 0.01; done; flock --shared "$work/locked.h5" sleep 2) &
expect 0 '' ./engram run "$work/cells.yaml" -o "$work/locked.h5" --quiet
wait
