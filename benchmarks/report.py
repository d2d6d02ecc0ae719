#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Makes a table of what script/benchmark measured: medians over the rounds, and ratios within the rounds.

usage: report.py ROUND.json...    files as Google Benchmark writes them, one for each round
"""
import json
import statistics
import sys

# What is compared: ours, the floor or peer, and the goal for the ratio (none: shown only).
COMPARISONS = [
    ("session token, not seen before", "token_uncached", "token_bare_verification", 1.08),
    ("the same against new contexts each time", "token_uncached", "token_new_contexts", None),
    ("webhook message of 2 KB: form, signature, time", "webhook_check", "webhook_bare_hmac", 1.15),
    ("the same against HMAC with a kept key", "webhook_check", "webhook_kept_hmac", None),
    ("a user of 3.5 KB read, against parsing alone", "json_decode_user", "json_parse_alone", 1.0),
    ("27 attributes written, against a json::object", "json_encode_attributes", "json_serialize_object", 0.5),
]
# What is compared with itself by twice as many threads, and the goal for the gain.
THREADS = [
    ("bare verification: what two threads gain here at most", "token_bare_verification", None),
    ("session token, not seen before", "token_uncached", 1.9),
    ("session token, seen before", "token_cached", 1.9),
    ("webhook message of 2 KB", "webhook_check", None),
]
# Single figures, and the goal in microseconds.
FIGURES = [("session token, seen before", "token_cached", 2)]


def read_rounds(paths):
    """For each round, operations per second by (name, threads)."""
    rounds = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        rates = {}
        for one in content["benchmarks"]:
            if one.get("error_occurred"):
                sys.exit(f"{one['name']} failed: {one.get('error_message')}")
            rates[one["name"].split("/")[0], one["threads"]] = one["items_per_second"]
        rounds.append(rates)
    return rounds


def median(rounds, quantity):
    return statistics.median(quantity(one) for one in rounds)


def microseconds(rounds, name):
    return median(rounds, lambda one: 1e6 / one[name, 1])


def at_most(figure, goal, unit=""):
    return "" if goal is None else f"≤ {goal:g}{unit}, {'met' if figure <= goal else 'missed'}"


def at_least(figure, goal):
    return "" if goal is None else f"≥ {goal:g}, {'met' if figure >= goal else 'missed'}"


def main():
    rounds = read_rounds(sys.argv[1:])
    if not rounds:
        sys.exit(__doc__)
    print(f"Medians of {len(rounds)} rounds, in which all took turns. One thread unless said.\n")
    print("| work | ours | against | ratio | goal |\n|---|---|---|---|---|")
    for label, ours, other, goal in COMPARISONS:
        ratio = median(rounds, lambda one, a=ours, b=other: one[b, 1] / one[a, 1])
        print(f"| {label} | {microseconds(rounds, ours):.2f} µs | {other}: "
              f"{microseconds(rounds, other):.2f} µs | {ratio:.2f} | {at_most(ratio, goal)} |")
    for label, name, goal in FIGURES:
        time = microseconds(rounds, name)
        print(f"| {label} | {time:.2f} µs | | | {at_most(time, goal, ' µs')} |")
    print("\n| work, two threads | per second with one | with two | gain | goal |\n|---|---|---|---|---|")
    for label, name, goal in THREADS:
        gain = median(rounds, lambda one, a=name: one[a, 2] / one[a, 1])
        one, two = (median(rounds, lambda r, a=name, t=threads: r[a, t]) for threads in (1, 2))
        print(f"| {label} | {one:,.0f} | {two:,.0f} | {gain:.2f} | {at_least(gain, goal)} |")


if __name__ == "__main__":
    main()
