#!/usr/bin/python3
"""Draws the scenarios of a study file: levels with their ranges, and differences to the baseline.

  analysis/plot_scenarios.py study.h5                     study_levels.png and study_effects.png beside the study
  analysis/plot_scenarios.py study.h5 -o figures          the same two in the folder figures
  analysis/plot_scenarios.py study.h5 -o all.png          levels, each with its difference below, in one picture
  analysis/plot_scenarios.py study.h5 --observables a,b --lang zh
  analysis/plot_scenarios.py study.h5 --observables 'a[axis=label],b[axis=sum]'      parts of observables with axes

An axis that is not named keeps all its labels; sum adds them up. Needs h5py and matplotlib (on Debian /usr/bin/python3
with python3-h5py python3-matplotlib).
"""

import argparse
import math
import pathlib
import sys
import textwrap

import needed_packages

needed_packages.require("numpy", "h5py", "matplotlib")

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

import plot_style as style
from choice import choose, split
from effects import level_range, paired_effect
from study_file import StudyProblem, places, quarter_start, read_study


class Drawing:
    """One figure of panels; knows the study, the language and where the projection starts."""

    def __init__(self, study, language, projection):
        self.study = study
        self.words = style.WORDS[language]
        self.language = language
        self.projection = quarter_start(projection)

    def others(self):
        """(position, colour, dash) of each scenario besides the baseline."""
        rest = [place for place in range(len(self.study.scenarios)) if place != self.study.baseline]
        return [(place, *style.look(order)) for order, place in enumerate(rest)]

    def dress(self, panel, title, unit):
        study = self.study
        width = 40 if self.language == "en" else 22
        panel.set_title("\n".join(textwrap.wrap(title, width, break_on_hyphens=False)), pad=17)
        panel.text(0, 1.03, unit, transform=panel.transAxes, color=style.QUIET, fontsize=8, va="bottom")
        begin, end = quarter_start(study.quarters[0]), quarter_start(study.quarters[-1]) + 0.25
        panel.set_xlim(begin, end)
        panel.xaxis.set_major_locator(MultipleLocator(5 if end - begin > 12 else 2 if end - begin > 5 else 1))
        panel.xaxis.set_major_formatter(FuncFormatter(lambda year, _: f"{year:.0f}"))
        panel.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
        panel.yaxis.set_major_formatter(FuncFormatter(self.number))
        panel.tick_params(length=3, width=0.8)
        if begin < self.projection < end:
            panel.axvline(self.projection, color="#9A9A9A", linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
            panel.text(self.projection, 0.995, " " + self.words["projection"] + " →",
                       transform=panel.get_xaxis_transform(), fontsize=7, color=style.QUIET, va="top", ha="left",
                       bbox={"facecolor": "white", "alpha": 0.7, "edgecolor": "none", "pad": 0.5}, zorder=6)

    def give_room(self, panel):
        """Keeps lines clear of the word at the top of the panel."""
        low, high = panel.get_ylim()
        panel.set_ylim(low, high + 0.09 * (high - low))

    def apart(self, variable, place, nothing=slice(0, 0)):
        """The quarters from the last one in which the scenario equals the baseline; all for the baseline itself, and
        `nothing` where the two never differ: an effect of zero is a line too."""
        if place == self.study.baseline:
            return slice(None)
        base, values = variable.values[self.study.baseline], variable.values[place]
        same = np.all((base == values) | (np.isnan(base) & np.isnan(values)), axis=0)
        if same.all():
            return nothing
        return slice(max(0, int(np.argmin(same)) - 1), None)

    @staticmethod
    def number(value, _):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.10g}"

    def empty(self, panel):
        panel.set_yticks([])
        panel.text(0.5, 0.5, self.words["no_data"], transform=panel.transAxes, color=style.QUIET, ha="center")

    def levels(self, panel, variable):
        study = self.study
        points = study.points.get(variable.name, [])
        sizes = np.abs(np.concatenate([variable.values.ravel(), [value for _, value in points]]))
        largest = float(np.nanmax(sizes)) if np.any(~np.isnan(sizes)) else math.nan
        divisor, unit = style.scaled_unit(variable, largest, self.language)
        self.dress(panel, variable.titles[self.language], unit)
        if math.isnan(largest):
            return self.empty(panel)
        time = places(study.quarters, variable.flow)
        for place, colour, dash in [*self.others(), (study.baseline, style.BASELINE, "-")]:
            part = self.apart(variable, place)
            low, median, high = level_range(variable.values[place])[:, part] / divisor
            if study.replicates > 1:
                panel.fill_between(time[part], low, high, color=colour, alpha=0.15, linewidth=0, zorder=2)
            panel.plot(time[part], median, color=colour, linestyle=dash, linewidth=1.6, zorder=3)
        if points:
            panel.plot([places([quarter], variable.flow)[0] for quarter, _ in points],
                       [value / divisor for _, value in points], linestyle="none", marker="D", markersize=4.5,
                       markerfacecolor="white", markeredgecolor="black", markeredgewidth=1.1, zorder=5, clip_on=False)
        if largest == 0:
            panel.set_ylim(-0.05, 1)
        self.give_room(panel)
        return None

    def effects(self, panel, variable, below=False):
        study = self.study
        time = places(study.quarters, variable.flow)
        ranges = [(colour, dash, self.apart(variable, place, nothing=slice(None)),
                   paired_effect(variable.values[study.baseline], variable.values[place]))
                  for place, colour, dash in self.others()]
        means = np.abs(np.concatenate([mean for *_, (_, mean, _) in ranges]))
        largest = float(np.nanmax(means)) if np.any(~np.isnan(means)) else math.nan
        divisor, unit = style.scaled_unit(variable, largest, self.language)
        self.dress(panel, self.words["difference"] if below else variable.titles[self.language], unit)
        if math.isnan(largest):
            return self.empty(panel)
        panel.axhline(0, color=style.BASELINE, linewidth=1, zorder=2)
        for colour, dash, part, effect in ranges:
            low, mean, high = (series[part] / divisor for series in effect)
            panel.fill_between(time[part], low, high, color=colour, alpha=0.2, linewidth=0, zorder=3)
            panel.plot(time[part], mean, color=colour, linestyle=dash, linewidth=1.6, zorder=4)
        if largest == 0:
            panel.set_ylim(-1, 1)
        self.give_room(panel)
        return None

    def legend(self, figure, with_points, with_baseline, top):
        """Draws the legend below `top` (share of the height); returns its own height in inches."""
        study = self.study
        width = 44 if self.language == "en" else 24
        wrapped = ["\n".join(textwrap.wrap(title, width)) for title in study.titles[self.language]]
        base = Line2D([], [], color=style.BASELINE, linewidth=2, label=wrapped[study.baseline])
        lines = [base] if with_baseline else []
        lines += [Line2D([], [], color=colour, linestyle=dash, linewidth=2, label=wrapped[place])
                  for place, colour, dash in self.others()]
        if with_points:
            lines.append(Line2D([], [], linestyle="none", marker="D", markersize=5, markerfacecolor="white",
                                markeredgecolor="black", label=self.words["points"]))
        for columns in range(len(lines), 0, -1):
            legend = figure.legend(handles=lines, loc="upper left", bbox_to_anchor=(0.012, top), ncol=columns,
                                   fontsize=9, columnspacing=1.8, handlelength=2.2, borderaxespad=0)
            box = legend.get_window_extent(figure.canvas.get_renderer())
            if columns == 1 or box.x1 < 0.99 * figure.bbox.width:
                return box.height / figure.dpi
            legend.remove()
        return 0.0

    def figure(self, variables, kind):
        """`kind` is levels, effects, or both: levels with the effects below."""
        columns = 1 if len(variables) == 1 else 2 if len(variables) <= 4 else 3
        rows = math.ceil(len(variables) / columns)
        stacked = 2 if kind == "both" else 1
        width = max(7.2, 4.3 * columns)
        heights = [2.9, 1.9] * rows if kind == "both" else [2.9] * rows
        figure = plt.figure(figsize=(width, sum(heights) + 1.2))
        tall = figure.get_figheight()
        self.headline(figure, kind, tall)
        has_points = kind != "effects" and any(self.study.points.get(variable.name) for variable in variables)
        legend = self.legend(figure, has_points, kind != "effects", 1 - 0.72 / tall)
        grid = figure.add_gridspec(rows * stacked, columns, height_ratios=heights)
        for number, variable in enumerate(variables):
            row, column = divmod(number, columns)
            panel = figure.add_subplot(grid[row * stacked, column])
            if kind == "effects":
                self.effects(panel, variable)
            else:
                self.levels(panel, variable)
            if kind == "both":
                self.effects(figure.add_subplot(grid[row * 2 + 1, column]), variable, below=True)
        figure.tight_layout(rect=(0, 0, 1, 1 - (0.8 + legend) / tall), h_pad=1.6, w_pad=2.0)
        return figure

    def headline(self, figure, kind, tall):
        study, words = self.study, self.words
        base = study.titles[self.language][study.baseline]
        title = words["effects"].format(base) if kind == "effects" else words["levels"]
        notes = {"levels": ["levels_note"], "effects": ["effects_note"], "both": ["levels_note", "effects_note"]}
        note = words["semicolon"].join(words[key].format(study.replicates) for key in notes[kind])
        if study.replicates == 1:
            note = words["one"]
        about = f"{study.model}{words['comma']}{study.quarters[0]}–{study.quarters[-1]}{words['semicolon']}{note}"
        weight = "bold" if self.language == "en" else "normal"
        figure.text(0.018, 1 - 0.14 / tall, title, fontsize=14, weight=weight, va="top")
        figure.text(0.018, 1 - 0.46 / tall, about, fontsize=9, color=style.QUIET, va="top")


def plan(study_path, output, scenarios):
    """(kind, file) of each figure to draw."""
    if output and output.suffix.lower() in (".png", ".pdf", ".svg"):
        return [("both" if scenarios > 1 else "levels", output)]
    folder = output or study_path.parent
    folder.mkdir(parents=True, exist_ok=True)
    figures = [("levels", folder / f"{study_path.stem}_levels.png")]
    if scenarios > 1:
        figures.append(("effects", folder / f"{study_path.stem}_effects.png"))
    return figures


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", type=pathlib.Path, help="file written by run")
    parser.add_argument("--observables", metavar="A,B[axis=label]", action="append", default=[],
                        help="what to draw; the headline outcomes if left out")
    parser.add_argument("--lang", choices=["en", "zh"], default="en")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="DIR|FILE.png",
                        help="beside the study if left out")
    parser.add_argument("--projection", default="2025Q1", metavar="QUARTER", help="first projected quarter (2025Q1)")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    try:
        study = read_study(options.study)
        variables, left_out = choose(study, split(",".join(options.observables)))
        if left_out:
            print(f"plot_scenarios: left out {left_out} that are 0 in every replicate of every scenario",
                  file=sys.stderr)
        if not variables:
            raise StudyProblem(f"{options.study}: nothing to draw")
        language = style.set_up(options.lang)
        drawing = Drawing(study, language, options.projection)
        for kind, path in plan(options.study, options.output, len(study.scenarios)):
            figure = drawing.figure(variables, kind)
            figure.savefig(path)
            plt.close(figure)
            print(path)
    except StudyProblem as problem:
        print(f"plot_scenarios: {problem}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"plot_scenarios: cannot write {error.filename}: {error.strerror}", file=sys.stderr)
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
