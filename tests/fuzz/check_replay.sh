#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# check_replay.sh PROGRAM: a replay of nothing fails, so that a corpus that got lost is noticed.
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# check WHAT WANTED-STATUS WANTED-LAST-LINE ARGUMENTS…
check()
{
    what=$1 wanted=$2 wanted_line=$3
    shift 3
    "$program" "$@" >"$scratch/output" 2>&1
    status=$?
    if [ "$status" -eq "$wanted" ] && [ "$(tail -n 1 "$scratch/output")" = "$wanted_line" ]; then
        passed=$((passed + 1))
        echo "ok $what"
    else
        failed=$((failed + 1))
        echo "not ok $what: status $status"
        cat "$scratch/output"
    fi
}

mkdir "$scratch/empty" "$scratch/one" "$scratch/two"
echo user_1 >"$scratch/one/plain"
echo .. >"$scratch/two/dots"
echo . >"$scratch/two/dot"
check "no directory" 1 "0 passed, 1 failed"
check "a missing directory" 1 "0 passed, 1 failed" "$scratch/missing"
check "an empty directory" 1 "0 passed, 1 failed" "$scratch/empty"
check "an empty directory beside old crashes" 1 "0 passed, 1 failed" "$scratch/empty" "$scratch/one"
check "one input and the empty one" 0 "2 passed, 0 failed" "$scratch/one" "$scratch/missing"
check "old crashes too" 0 "4 passed, 0 failed" "$scratch/one" "$scratch/two"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
