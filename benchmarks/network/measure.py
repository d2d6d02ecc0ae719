#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Measures calls over the network: all contestants in turn, on one processor, against a server on another one.

usage: measure.py ROUNDS BUILD_DIRECTORY

Leaves results.json, report.md, performance_calls.svg and performance_size.svg in BUILD_DIRECTORY/network; prints the report.
"""
import datetime
import json
import os
import platform
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import replies  # noqa: E402
import report  # noqa: E402
import server  # noqa: E402
from contestants import BY_HAND, FLOOR, OFFICIAL, OURS, Contestants, processors  # noqa: E402

CALLERS = [1, 16, 64]
CONCURRENCY = [1, 10, 100, 1000, 10_000]
POOL = 64
WAITING = 10_000
OPEN = 1000


def say(what):
    print(what, file=sys.stderr, flush=True)


def calls_of(name, callers):
    if name == OFFICIAL:
        return 3000
    return 8000 if callers == 1 else 20_000


def measure_calls(contestants, rounds):
    """Runs by contestant and number of callers, one for each round; and those of the floor, which knows one caller."""
    results = {name: {str(callers): [] for callers in CALLERS} for name in contestants.names}
    floor = []
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}: {', '.join(contestants.names)}")
        for callers in CALLERS:
            for name in contestants.names:
                results[name][str(callers)].append(
                    contestants.call(name, replies.USUAL, callers, calls_of(name, callers)))
        floor.append(contestants.call(FLOOR, replies.USUAL, 1, calls_of(FLOOR, 1)))
    return results, floor


def measure_concurrency(contestants, rounds):
    results = {str(callers): [] for callers in CONCURRENCY}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}: concurrent calls")
        for callers in CONCURRENCY:
            calls = 8000 if callers == 1 else max(20_000, 4 * callers)
            results[str(callers)].append(
                contestants.call(OURS, replies.USUAL, callers, calls, connections=min(POOL, callers)))
    return {OURS: results}


def measure_sizes(contestants, rounds, lengths):
    results = {name: {str(lengths[f"user_{size}"]): [] for size in replies.SIZES} for name in (OURS, BY_HAND)}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}: sizes of replies")
        for size in replies.SIZES:
            calls = min(20_000, max(200, 100_000_000 // size))
            for name, measured in results.items():
                measured[str(lengths[f"user_{size}"])].append(
                    contestants.call(name, f"user_{size}", 16, calls, warm_up=max(20, calls // 10)))
    return results


def measure_threads(contestants, rounds):
    results = {"1": [], "2": []}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}: threads")
        for threads, measured in results.items():
            measured.append(contestants.call(OURS, replies.USUAL, POOL, 20_000, threads=threads, pinned=False))
    return results


def measure_memory(contestants, directory, rounds):
    """Against a server that can stay silent. It varies little, so that three rounds are enough."""
    _, pinned = processors()
    port = server.free_port()
    command = [*pinned, contestants.program("silent_server"), str(port), os.path.join(directory, "server.pem"),
               os.path.join(directory, "server.key"), os.path.join(directory, "replies", replies.USUAL)]
    what = {
        "callbacks": ("memory_clerk_cpp", "callbacks", POOL, WAITING),
        "coroutines": ("memory_clerk_cpp", "coroutines", POOL, WAITING),
        "connections": ("memory_clerk_cpp", "connections", OPEN, 0),
        "connections by hand": ("memory_hand_written", "connections", OPEN, 0),
    }
    results = {name: [] for name in what}
    with server.Server(command, port, os.path.join(directory, "silent_server.log")):
        for number in range(min(rounds, 3)):
            say(f"round {number + 1} of {min(rounds, 3)}: memory")
            for name, (program, mode, connections, calls) in what.items():
                results[name].append(contestants.memory(program, port, replies.USUAL, mode, connections, calls))
    return results


def processor_name():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    # So that the servers end, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    rounds, build = int(sys.argv[1]), os.path.abspath(sys.argv[2])
    directory = os.path.join(build, "network")
    if not server.find_nginx():
        print("Calls over the network: left out, nginx is not installed.")
        return
    os.makedirs(directory, exist_ok=True)
    lengths = replies.write_replies(os.path.join(directory, "replies"), replies.SIZES)
    authority = server.make_certificates(directory)
    _, pinned = processors()
    with server.nginx(directory, pinned) as running:
        contestants = Contestants(build, directory, running.port, authority)
        calls, floor = measure_calls(contestants, rounds)
        results = {
            "date": datetime.date.today().isoformat(),
            "machine": {"processor": processor_name(), "processors": len(os.sched_getaffinity(0)),
                        "system": platform.release(), "pinned": bool(pinned)},
            "rounds": rounds,
            "reply_bytes": lengths[replies.USUAL],
            "left_out": contestants.left_out,
            "versions": contestants.versions,
            "calls": calls,
            "floor": floor,
            "concurrency": measure_concurrency(contestants, rounds),
            "sizes": measure_sizes(contestants, rounds, lengths),
            "threads": measure_threads(contestants, rounds),
            "memory": measure_memory(contestants, directory, rounds),
        }
    with open(os.path.join(directory, "results.json"), "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1)
    report.write(results, directory)


if __name__ == "__main__":
    main()
