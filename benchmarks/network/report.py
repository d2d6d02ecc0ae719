#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Makes the tables and the plots of what measure.py measured: medians over the rounds, and ratios within the rounds.

usage: report.py RESULTS.json    prints the tables, and writes report.md and the plots beside the file
"""
import json
import os
import statistics
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import svg  # noqa: E402
from contestants import BY_HAND, FLOOR, LIBCURL, OFFICIAL, OURS, OURS_ONE_THREAD  # noqa: E402

# The goals for ours against each, by the number of callers.
CPU_GOALS = {
    BY_HAND: {"1": 1.10, "16": 1.10, "64": 1.05},
    LIBCURL: {"1": 0.50, "16": 0.50, "64": 0.50},
    OFFICIAL: {"1": 0.07, "16": 0.07, "64": 0.07},
}
LATENCY_GOALS = {"latency_p50_us": ("median", 1.05), "latency_p99_us": ("99th percentile", 1.10)}
ALLOCATIONS_GOAL, WAITING_GOAL, CONNECTION_GOAL = 10, 2048, 1.15
# In the plots' order, which is also that of the colours.
PLOTTED = [OURS, OURS_ONE_THREAD, BY_HAND, LIBCURL, OFFICIAL]
# What the largest may cost at most, against the line through the smaller ones.
LINEAR_GOAL = 1.10


def median(runs, member):
    return statistics.median(run[member] for run in runs)


def ratio(ours, others, member):
    return statistics.median(a[member] / b[member] for a, b in zip(ours, others))


def verdict(figure, goal, unit=""):
    return f"≤ {goal:g}{unit}, {'met' if figure <= goal else 'missed'}"


def counted(number, what):
    return f"{number} {what}" + ("" if number == "1" else "s")


def fit(points):
    """Intercept and slope of the line with the least squares of the relative errors."""
    weights = [1 / (y * y) for _, y in points]
    total = sum(weights)
    mean_x = sum(w * x for w, (x, _) in zip(weights, points)) / total
    mean_y = sum(w * y for w, (_, y) in zip(weights, points)) / total
    slope = (sum(w * (x - mean_x) * (y - mean_y) for w, (x, y) in zip(weights, points))
             / sum(w * (x - mean_x) ** 2 for w, (x, _) in zip(weights, points)))
    return mean_y - slope * mean_x, slope


def cpu_row(calls, callers, ours, other, goal):
    share = ratio(calls[ours][callers], calls[other][callers], "cpu_us_per_call")
    figures = [median(calls[name][callers], "cpu_us_per_call") for name in (ours, other)]
    label = counted(callers, "caller") + ("" if ours == OURS else ", `thread_safe = false`")
    return (f"| {label}, against {other} | {figures[0]:.1f} µs | {figures[1]:.1f} µs | {share:.3f} | "
            f"{verdict(share, goal) if goal else ''} |")


def cpu_by_callers(results):
    calls = results["calls"]
    yield "| client's processor time per call | ours | other | ratio | goal |\n|---|---|---|---|---|"
    for name, goals in CPU_GOALS.items():
        for callers, goal in goals.items():
            if name in calls:
                yield cpu_row(calls, callers, OURS, name, goal)
    for callers in calls[OURS_ONE_THREAD]:
        yield cpu_row(calls, callers, OURS_ONE_THREAD, BY_HAND, None)


def floor(results):
    """What is left when all but TLS and the socket is left out; no goals."""
    yield f"\n| 1 caller: {FLOOR}, prepared bytes, nothing parsed | the floor | ours | by hand |\n|---|---|---|---|"
    for member, label in (("cpu_us_per_call", "processor time per call"), ("kernel_us_per_call", "of that in the kernel"),
                          ("latency_p50_us", "time of one call, median")):
        figures = (median(runs, member) for runs in
                   (results["floor"], results["calls"][OURS]["1"], results["calls"][BY_HAND]["1"]))
        yield f"| {label} | " + " | ".join(f"{figure:.1f} µs" for figure in figures) + " |"


def shares(results):
    """Where that time goes; no goals."""
    yield "\n| of that in the kernel | " + " | ".join(results["calls"]) + " |"
    yield "|---" * (1 + len(results["calls"])) + "|"
    for callers in results["calls"][OURS]:
        figures = (f"{median(runs[callers], 'kernel_us_per_call'):.1f} µs" for runs in results["calls"].values())
        yield f"| {counted(callers, 'caller')} | " + " | ".join(figures) + " |"


def latency(results):
    calls = results["calls"]
    yield "\n| time of one call, 1 caller | ours | by hand | ratio | goal |\n|---|---|---|---|---|"
    for member, (label, goal) in LATENCY_GOALS.items():
        ours, other = (calls[name]["1"] for name in (OURS, BY_HAND))
        share = ratio(ours, other, member)
        yield (f"| {label} | {median(ours, member):.1f} µs | {median(other, member):.1f} µs | {share:.3f} | "
               f"{verdict(share, goal)} |")


def allocations(results):
    calls = results["calls"]
    yield "\n| allocations per call | all | the typed user | without it | by hand, all | goal |\n|---|---|---|---|---|---|"
    for callers in calls[OURS]:
        every = median(calls[OURS][callers], "allocations_per_call")
        user = median(calls[OURS][callers], "allocations_of_user")
        other = median(calls[BY_HAND][callers], "allocations_per_call")
        yield (f"| {counted(callers, 'caller')} | {every:.2f} | {user:.0f} | {every - user:.2f} | {other:.2f} | "
               f"{verdict(every - user, ALLOCATIONS_GOAL)} |")


def memory(results):
    measured = results["memory"]

    def both(name):
        return tuple(median(measured[name], member) for member in ("heap_bytes_each", "resident_bytes_each"))
    yield "\n| memory of each | heap | resident | by hand: heap | resident | goal |\n|---|---|---|---|---|---|"
    count = measured["callbacks"][0]["count"]
    for name, label in (("callbacks", "with a callback"), ("coroutines", "with the coroutine that waits for it")):
        heap, resident = both(name)
        goal = verdict(max(heap, resident), WAITING_GOAL, " B") if name == "callbacks" else ""
        yield f"| one of {count:,} calls on 64 connections, {label} | {heap:,.0f} B | {resident:,.0f} B | | | {goal} |"
    heap, resident = both("connections")
    heap_by_hand, resident_by_hand = both("connections by hand")
    share = max(heap / heap_by_hand, resident / resident_by_hand)
    yield (f"| one of 1,000 open connections | {heap:,.0f} B | {resident:,.0f} B | {heap_by_hand:,.0f} B | "
           f"{resident_by_hand:,.0f} B | ratio {share:.3f}; {verdict(share, CONNECTION_GOAL)} |")


def concurrency_points(results):
    """(concurrent calls, microseconds for all of them)."""
    return [(int(n), int(n) * median(runs, "cpu_us_per_call")) for n, runs in results["concurrency"][OURS].items()]


def size_points(results, name):
    """(bytes of the reply, microseconds for one call)."""
    return [(int(size), median(runs, "cpu_us_per_call")) for size, runs in results["sizes"][name].items()]


def against_line(title, what, points, unit, scale, others=None):
    """`others`: the same by hand, and how far its largest is from a line of its own."""
    intercept, slope = fit(points[:-1])
    yield (f"\n| {title} | {what} | the line through all but the largest | ratio | goal |"
           + (" by hand | ratio |" if others else ""))
    yield "|---" * (7 if others else 5) + "|"
    if others:
        other_intercept, other_slope = fit(others[:-1])
    for at, (x, y) in enumerate(points):
        line = intercept + slope * x
        goal = verdict(y / line, LINEAR_GOAL) if (x, y) == points[-1] else ""
        row = f"| {x:,} | {y / scale:,.2f} {unit} | {line / scale:,.2f} {unit} | {y / line:.2f} | {goal} |"
        if others:
            other = others[at][1]
            row += f" {other / scale:,.2f} {unit} | {other / (other_intercept + other_slope * x):.2f} |"
        yield row


def threads(results):
    one, two = (median(results["threads"][n], "wall_us_per_call") for n in ("1", "2"))
    yield (f"\nTwo threads run the client's context instead of one, 64 callers, and all share the machine's "
           f"{results['machine']['processors']} processors with the server: {1e6 / one:,.0f} calls in a second with one, "
           f"{1e6 / two:,.0f} with two.")


def tables(results):
    machine = results["machine"]
    yield (f"`update_user` over TLS 1.3, a reply of {results['reply_bytes']} bytes as a whole typed user. Medians of "
           f"{results['rounds']} rounds, in which all took turns; ratios within the rounds. {results['date']}, "
           f"{machine['processor']}, {machine['processors']} processors"
           + ("; client and server on one each.\n" if machine["pinned"] else "; client and server not pinned.\n"))
    for name, version in results["versions"].items():
        yield f"{name}: {version}.\n"
    for name, why in results["left_out"].items():
        yield f"{name}: left out, {why}.\n"
    yield from cpu_by_callers(results)
    yield from shares(results)
    yield from floor(results)
    yield from latency(results)
    yield from allocations(results)
    yield from memory(results)
    yield from against_line("concurrent calls, 64 connections", "processor time for all", concurrency_points(results),
                            "ms", 1000)
    yield from against_line("bytes of the reply", "processor time for one call", size_points(results, OURS), "µs", 1,
                            size_points(results, BY_HAND))
    yield from threads(results)


def plots(results):
    colours = {name: index for index, name in enumerate(PLOTTED)}
    groups = [
        (counted(callers, "caller"),
         [(colours[name], name, median(results["calls"][name][callers], "cpu_us_per_call"))
          for name in PLOTTED if name in results["calls"]])
        for callers in results["calls"][OURS]]
    calls = svg.bar_chart("update_user over TLS 1.3: the client's processor time per call", "microseconds; less is better",
                          groups)

    def line_through(points):
        intercept, slope = fit(points[:-1])
        return [(x, intercept + slope * x) for x, _ in points]
    concurrent = [(x, y / 1000) for x, y in concurrency_points(results)]
    sizes = {name: [(x / 1024, y) for x, y in size_points(results, name)] for name in (OURS, BY_HAND)}
    panels = [
        {"title": "Concurrent calls, 64 connections", "y": "processor time for all, ms", "x": "calls",
         "series": [(colours[OURS], OURS, concurrent)], "fit": line_through(concurrent)},
        {"title": "Size of the reply", "y": "processor time for one call, µs", "x": "KB",
         "series": [(colours[name], name, points) for name, points in sizes.items()], "fit": line_through(sizes[OURS])},
    ]
    return {"performance_calls.svg": calls, "performance_size.svg": svg.line_charts("Cost against size", panels)}


def write(results, directory):
    """Prints the tables, and writes them and the plots to the directory."""
    text = "\n".join(tables(results)) + "\n"
    print(text, end="")
    for name, content in {"report.md": text, **plots(results)}.items():
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(content)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as opened:
        write(json.load(opened), os.path.dirname(os.path.abspath(sys.argv[1])))
