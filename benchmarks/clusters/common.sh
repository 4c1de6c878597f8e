# shellcheck shell=bash
# What the rehearsals share, which source it with `root`, the project, and `work`, a folder, set.
: "${root:?}" "${work:?}"

study=$root/benchmarks/clusters/study.yaml
points=1000

say() {
    printf '%4d s  %s\n' "$SECONDS" "$*"
}

# Waits until command "$@" succeeds, for at most ten minutes.
await() {
    local tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 2400 ]; then
            say "gave up waiting for: $*"
            exit 1
        fi
        sleep 0.25
    done
}

# How many points are done, by the progress in run.log.
progress() {
    grep -os "[0-9]* of" "$work/run.log" | tail -n 1 | cut -d ' ' -f 1
}

has_done() {
    local count
    count=$(progress)
    [ "${count:-0}" -ge "$1" ]
}

# How many points the run that wrote file $1 found done.
taken_over() {
    h5dump -a /provenance/points_taken_over "$1" | sed -n 's/.*(0): //p'
}

# The results that any other way of running must equal.
run_on_threads() {
    say 'on threads'
    "$root/engram" run "$study" -o "$work/threads.h5" --quiet
}

# Compares all results in file $1 bit for bit.
compare() {
    h5diff "$1" "$work/threads.h5" /sweep
    say "$points results equal those of --on threads bit for bit"
}
