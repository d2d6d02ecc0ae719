# SPDX-License-Identifier: BSL-1.0
# Sourced by the scripts: runs a step quietly, and shows its output only if it fails.

# quietly LOG COMMAND…
quietly()
{
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 && return
    # The compiler's errors say more than the commands around them.
    if ! grep -E -A 6 '(error|Error)[: ]|FAILED:|undefined reference' "$log" | cut -c 1-400 | head -n 80; then
        tail -n 40 "$log"
    fi >&2
    echo "$(basename "$0"): this failed: $* (the whole output: $log)" >&2
    return 1
}

# configure DIRECTORY PRESET [ARGUMENTS…]: the first time only; afterwards the build itself sees to it.
configure()
{
    local directory=$1 preset=$2
    shift 2
    [ -f "$directory/build.ninja" ] && return
    quietly "$directory/configure.log" cmake --preset "$preset" -B "$directory" "$@"
}

# build DIRECTORY [TARGETS…]
build()
{
    local directory=$1
    shift
    quietly "$directory/build.log" cmake --build "$directory" ${1+--target "$@"}
}

# run_tests DIRECTORY [CTEST ARGUMENTS…]: prints the failures, and last `N passed, N failed`.
run_tests()
{
    local directory=$1
    shift
    ctest --test-dir "$directory" --verbose --parallel 2 "$@" >"$directory/test.log" 2>&1 || true
    awk -f "$(dirname "${BASH_SOURCE[0]}")/count.awk" "$directory/test.log"
}
