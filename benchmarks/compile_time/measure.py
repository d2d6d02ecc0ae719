#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Measures what compiling one user's file costs in each of the library's modes, against the same call by hand.

usage: measure.py ROUNDS COMPILER [FLAG...]

All files are compiled in turn, ROUNDS times. Time is that of the processor, so that other programs disturb it little; memory
is the compiler's largest process. Prints a table in Markdown.
"""
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
INCLUDE = "-I" + os.path.join(TOP, "include")
SINGLE = ["-DCLERK_SINGLE_HEADER", "-I" + os.path.join(TOP, "single_include")]

HAND_WRITTEN = "the call by hand, with Beast"
ASIO_AND_JSON = "Asio's coroutine and Boost.JSON alone"
# What is compiled: label, file, flags, what it is compared with, the goal for the ratio of times.
CONTESTANTS = [
    (HAND_WRITTEN, "hand_written.cpp", [], None, None),
    (ASIO_AND_JSON, "asio_and_json.cpp", [], None, None),
    ("headers alone", "update_user.cpp", [INCLUDE], HAND_WRITTEN, 1.10),
    ("the single header", "update_user.cpp", SINGLE, HAND_WRITTEN, 1.10),
    ("compiled once", "update_user.cpp", [INCLUDE, "-DCLERK_SEPARATE_COMPILATION"], ASIO_AND_JSON, 1.5),
]


def compile_once(command):
    """Seconds of processor time, and bytes of the largest process."""
    with subprocess.Popen(command) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("this failed: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    rounds, compiler = int(sys.argv[1]), sys.argv[2:]
    times, memory = {}, {}
    with tempfile.TemporaryDirectory() as directory:
        for _ in range(rounds):
            for label, file, flags, _, _ in CONTESTANTS:
                command = compiler + ["-std=c++20", *flags, "-c", os.path.join(HERE, file),
                                      "-o", os.path.join(directory, "made.o")]
                seconds, most = compile_once(command)
                times.setdefault(label, []).append(seconds)
                memory.setdefault(label, []).append(most)

    print(f"One file of a user, {' '.join(compiler)}: medians of {rounds} rounds, in which all took turns.\n")
    print("| file | time | memory | against | time, ratio | memory, ratio | goal |\n|---|---|---|---|---|---|---|")
    for label, _, _, other, goal in CONTESTANTS:
        row = f"| {label} | {statistics.median(times[label]):.1f} s | {statistics.median(memory[label]) / 1e6:.0f} MB |"
        if other is None:
            print(row + " | | | |")
            continue
        ratio, memory_ratio = (statistics.median(a / b for a, b in zip(of[label], of[other])) for of in (times, memory))
        verdict = "met" if ratio <= goal else "missed"
        print(f"{row} {other} | {ratio:.2f} | {memory_ratio:.2f} | time ≤ {goal:.2f}, {verdict} |")


if __name__ == "__main__":
    main()
