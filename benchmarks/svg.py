# SPDX-License-Identifier: BSL-1.0
"""Charts as SVG text, to be read on light and on dark ground: bars, and lines on logarithmic axes."""
import math
from xml.sax.saxutils import escape

WIDTH = 760
STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-size: 15px; font-weight: 600; }
.faint { fill: #59636e; font-size: 12px; }
.ground { fill: #ffffff; }
.grid { stroke: #d1d9e0; stroke-width: 1; }
.line { fill: none; stroke-width: 2; }
.fit { fill: none; stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 5 4; }
.f0 { fill: #0969da; } .f1 { fill: #54aeff; } .f2 { fill: #bc4c00; } .f3 { fill: #8250df; } .f4 { fill: #1a7f37; }
.s0 { stroke: #0969da; } .s1 { stroke: #54aeff; } .s2 { stroke: #bc4c00; } .s3 { stroke: #8250df; } .s4 { stroke: #1a7f37; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; } .faint { fill: #9198a1; } .ground { fill: #0d1117; } .grid { stroke: #3d444d; }
.fit { stroke: #9198a1; }
.f0 { fill: #4493f8; } .f1 { fill: #a5d6ff; } .f2 { fill: #f0883e; } .f3 { fill: #ab7df8; } .f4 { fill: #3fb950; }
.s0 { stroke: #4493f8; } .s1 { stroke: #a5d6ff; } .s2 { stroke: #f0883e; } .s3 { stroke: #ab7df8; } .s4 { stroke: #3fb950; }
}
</style>"""


def text(x, y, what, kind="", anchor="start"):
    style = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{style} text-anchor="{anchor}">{escape(what)}</text>'


def line(x1, y1, x2, y2, kind):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def picture(height, title, parts):
    return "\n".join([
        "<!-- SPDX-License-Identifier: BSL-1.0 -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">',
        STYLE,
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="6"/>',
        text(20, 30, title, "title"),
        *parts,
        "</svg>\n"])


def bar_chart(title, unit, groups):
    """Horizontal bars from zero. `groups`: [(label, [(series, name, value)])]; a series has its colour in all groups."""
    left, right, bar, gap = 250, WIDTH - 90, 20, 22
    most = max(value for _, bars in groups for _, _, value in bars)
    parts, y = [text(20, 50, unit, "faint")], 66
    for label, bars in groups:
        parts.append(text(20, y + 14, label))
        y += 22
        for series, name, value in bars:
            width = max(1.0, (right - left) * value / most)
            parts.append(text(left - 10, y + 14, name, "faint", "end"))
            parts.append(f'<rect x="{left}" y="{y + 2}" width="{width:.1f}" height="{bar - 4}" rx="2" class="f{series}"/>')
            parts.append(text(left + width + 8, y + 14, f"{value:,.0f}" if value >= 100 else f"{value:.1f}"))
            y += bar
        y += gap - 10
    return picture(y + 8, title, parts)


class LogAxis:
    """From a little below the least to a little above the most; marks at the powers of ten between."""

    def __init__(self, values, start, length):
        margin = 0.04 * math.log10(max(values) / min(values))
        self.least = math.log10(min(values)) - margin
        self.span = math.log10(max(values)) + margin - self.least
        self.start, self.length = start, length

    def place(self, value):
        return self.start + self.length * (math.log10(value) - self.least) / self.span

    def marks(self):
        return [10.0 ** power for power in range(math.ceil(self.least), math.floor(self.least + self.span) + 1)]


def number(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def log_panel(left, top, width, height, what):
    """One diagram: `what` has title, x, y (labels), series [(index, name, points)] and fit (points)."""
    points = [point for _, _, some in what["series"] for point in some] + what["fit"]
    across = LogAxis([x for x, _ in points], left, width)
    up = LogAxis([y for _, y in points], top + height, -height)

    def place(point):
        return across.place(point[0]), up.place(point[1])

    parts = [text(left, top - 28, what["title"]), text(left, top - 10, what["y"], "faint"),
             line(left, top + height, left + width, top + height, "grid"), line(left, top, left, top + height, "grid")]
    for mark in up.marks():
        y = up.place(mark)
        parts += [line(left, y, left + width, y, "grid"), text(left - 6, y + 4, number(mark), "faint", "end")]
    for mark in across.marks():
        x = across.place(mark)
        parts += [line(x, top, x, top + height, "grid"), text(x, top + height + 16, number(mark), "faint", "middle")]
    parts.append(text(left + width / 2, top + height + 34, what["x"], "faint", "middle"))

    def path(some):
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, some))
    parts.append(f'<polyline points="{path(what["fit"])}" class="fit"/>')
    for index, name, some in what["series"]:
        parts.append(f'<polyline points="{path(some)}" class="line s{index}"/>')
        for point in some:
            x, y = place(point)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" class="f{index}"/>')
    return parts


def line_charts(title, panels):
    """Diagrams side by side on logarithmic axes, with the legend of the first one below."""
    width = (WIDTH - 40) / len(panels) - 80
    parts, legend = [], {}
    for at, panel in enumerate(panels):
        parts += log_panel(70 + at * (WIDTH - 40) / len(panels), 96, width, 220, panel)
        legend.update({name: index for index, name, _ in panel["series"]})
    x = 70
    for name, index in legend.items():
        parts += [line(x, 382, x + 24, 382, f"line s{index}"), text(x + 30, 386, name, "faint")]
        x += 60 + 7 * len(name)
    parts += [line(x, 382, x + 24, 382, "fit"), text(x + 30, 386, "line through all but the largest of clerk-cpp", "faint")]
    return picture(402, title, parts)
