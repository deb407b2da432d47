#!/usr/bin/python3
"""Draws the chain from idea to market: gates passed by stage, live projects, and what the waiting ones wait for.

  analysis/plot_chain.py study.h5                         study_chain.png beside the study: the baseline, and the
                                                          first other scenario beside it
  analysis/plot_chain.py study.h5 --scenario NAME --at 2030Q4 --lang zh -o chain.png

Left, a row per stage: projects that pass its gate in a year (mean and 5-95 % of the replicates, a sum of four
quarters). Right: live projects of the stage, those at work and those that wait, by cause, at --at. Needs h5py and
matplotlib (on Debian /usr/bin/python3 with python3-h5py python3-matplotlib).
"""

import argparse
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
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

import plot_style as style
from choice import near
from effects import level_range
from study_file import StudyProblem, quarter_start, read_study

WORDS = {
    "en": {
        "title": "The chain from idea to market",
        "flow": "Gates passed in a year",
        "stock": "Live projects at the end of {}",
        "note": "mean of {} replicates, bands 5–95 %; right: projects, in brackets the share that waits",
        "one": "one replicate; right: projects, in brackets the share that waits",
        "works": "nothing: at work or selling",
        "no_gate": "no gate",
        "cause": "Waiting for",
        "width": 13,
    },
    "zh": {
        "title": "从创意到市场的链条",
        "flow": "一年内通过评审的项目",
        "stock": "{}末的存续项目",
        "note": "{}次重复的均值，阴影为5–95 %区间；右侧为项目数，括号内为等待项目的比例",
        "one": "单次运行；右侧为项目数，括号内为等待项目的比例",
        "works": "无：推进中或已上市",
        "no_gate": "无评审",
        "cause": "等待原因",
        "width": 7,
    },
}
AT_WORK = "#C9CDD2"
# One colour per cause, in the order of the file; the palette of the scenarios would be mistaken for scenarios.
CAUSES = ["#5B4B8A", "#C98BB9", "#1B998B", "#E3B23C", "#B5451B", "#8FA6B8", "#7F9C3B"]


class Chain:
    """What the figure needs of a study; StudyProblem where the study lacks it."""

    def __init__(self, study, other, quarter):
        for name in ("projects_passed", "projects_in_stage", "projects_waiting"):
            if name not in study.variables:
                raise StudyProblem(f"the study has no observable '{name}'")
        if quarter not in study.quarters:
            raise StudyProblem(f"--at '{quarter}' is not a quarter from {study.quarters[0]} to {study.quarters[-1]}")
        self.study = study
        self.stages = study.axes["stage"]
        self.causes = study.axes["cause"]
        self.passed = study.variables["projects_passed"].values
        self.live = study.variables["projects_in_stage"].values
        self.waiting = study.variables["projects_waiting"].values
        self.at = study.quarters.index(quarter)
        self.scenarios = [study.baseline] + ([] if other is None else [other])

    def yearly(self, scenario, stage):
        """(years, values by replicate and year) of the gates passed in whole years."""
        years = [year for year in sorted({int(quarter[:4]) for quarter in self.study.quarters[1:]})
                 if f"{year}Q1" in self.study.quarters[1:] and f"{year}Q4" in self.study.quarters]
        first = [self.study.quarters.index(f"{year}Q1") for year in years]
        series = self.passed[scenario, :, :, stage]
        return np.array(years), np.stack([series[:, place:place + 4].sum(axis=1) for place in first], axis=1)

    def parts(self, scenario, stage):
        """Mean number at work, and waiting by cause."""
        waiting = self.waiting[scenario, :, self.at, stage, :].mean(axis=0)
        return self.live[scenario, :, self.at, stage].mean() - waiting.sum(), waiting

    def shown_stages(self):
        """Stages that hold projects or pass any."""
        return [stage for stage in range(len(self.stages.ids))
                if np.nansum(self.passed[..., stage]) > 0 or self.live[..., stage].any()]


class Drawing:
    """The figure of one chain."""

    def __init__(self, chain, language):
        self.chain = chain
        self.language = language
        self.words = WORDS[language]
        self.looks = [(style.BASELINE, "-"), style.look(0)]

    def title_of(self, scenario):
        return self.chain.study.titles[self.language][scenario]

    def wrapped(self, text, width):
        return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=self.language == "zh"))

    def flows(self, panel, stage):
        """Gates passed a year; a stage without a gate (the market) has none."""
        if not np.nansum(self.chain.passed[..., stage]) > 0:
            panel.axis("off")
            panel.text(0.5, 0.5, self.words["no_gate"], transform=panel.transAxes, color=style.QUIET, ha="center")
            return
        for scenario, (colour, dash) in zip(self.chain.scenarios, self.looks):
            years, values = self.chain.yearly(scenario, stage)
            low, _, high = level_range(values)
            if len(values) > 1:
                panel.fill_between(years, low, high, color=colour, alpha=0.15, linewidth=0)
            panel.plot(years, values.mean(axis=0), color=colour, linestyle=dash, linewidth=1.7)
        panel.set_ylim(bottom=0)
        span = years[-1] - years[0]
        panel.xaxis.set_major_locator(MultipleLocator(5 if span > 12 else 2 if span > 5 else 1))
        panel.yaxis.set_major_locator(MaxNLocator(nbins=3, steps=[1, 2, 2.5, 5, 10]))
        panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        panel.tick_params(length=3, width=0.8)
        panel.margins(x=0.01)

    def stocks(self, panel, stage):
        """One bar per scenario: at work, then waiting by cause."""
        names = [self.title_of(scenario) for scenario in self.chain.scenarios]
        total = 0
        for row, scenario in enumerate(self.chain.scenarios):
            work, waiting = self.chain.parts(scenario, stage)
            left = 0
            for width, colour in [(work, AT_WORK), *zip(waiting, CAUSES)]:
                panel.barh(row, width, left=left, height=0.62, color=colour, linewidth=0)
                left += width
            total = max(total, left)
            share = waiting.sum() / left if left > 0 else 0
            panel.text(left, row, f"  {left:,.0f}" + (f"  ({share:.0%})" if share > 0.0005 else ""), va="center",
                       fontsize=8, color=style.QUIET)
        panel.set_yticks(range(len(names)), [self.wrapped(name, 2 * self.words["width"]) for name in names])
        for label, (colour, _) in zip(panel.get_yticklabels(), self.looks):
            label.set_color(colour)
        panel.set_ylim(len(names) - 0.4, -0.6)
        panel.set_xlim(0, 1.3 * total if total > 0 else 1)
        panel.grid(False)
        panel.tick_params(axis="y", length=0, labelsize=8)
        panel.xaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
        panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        panel.spines["left"].set_visible(False)
        panel.tick_params(axis="x", length=3, width=0.8)

    def legends(self, figure, tall):
        lines = [Line2D([], [], color=colour, linestyle=dash, linewidth=2, label=self.title_of(scenario))
                 for scenario, (colour, dash) in zip(self.chain.scenarios, self.looks)]
        figure.legend(handles=lines, loc="lower left", bbox_to_anchor=(0.012, 0.012), ncol=1, fontsize=9)
        seen = np.nansum(self.chain.waiting[self.chain.scenarios][:, :, self.chain.at], axis=(0, 1, 2)) > 0
        labels = self.chain.causes.labels[self.language]
        patches = [Patch(color=colour, label=label) for label, colour, there in zip(labels, CAUSES, seen) if there]
        patches.append(Patch(color=AT_WORK, label=self.words["works"]))
        figure.legend(handles=patches, loc="lower left", bbox_to_anchor=(0.575, 0.012), ncol=3, fontsize=8.5,
                      columnspacing=1.8, handlelength=1.3, title=self.words["cause"], title_fontsize=9,
                      alignment="left")
        return 1.0 / tall

    def figure(self):
        stages = self.chain.shown_stages()
        tall = 1.45 * len(stages) + 2.1
        figure = plt.figure(figsize=(11.5, tall))
        study = self.chain.study
        weight = "bold" if self.language == "en" else "normal"
        comma = style.WORDS[self.language]["comma"]
        note = self.words["note"].format(study.replicates) if study.replicates > 1 else self.words["one"]
        figure.text(0.018, 1 - 0.14 / tall, self.words["title"], fontsize=14, weight=weight, va="top")
        figure.text(0.018, 1 - 0.46 / tall, f"{study.model}{comma}{note}", fontsize=9, color=style.QUIET, va="top")
        bottom = self.legends(figure, tall)
        grid = figure.add_gridspec(len(stages), 2, width_ratios=[1, 1.25], left=0.165, right=0.985,
                                   top=1 - 1.05 / tall, bottom=bottom + 0.35 / tall, hspace=0.42, wspace=0.5)
        for row, stage in enumerate(stages):
            flow = figure.add_subplot(grid[row, 0])
            stock = figure.add_subplot(grid[row, 1])
            self.flows(flow, stage)
            self.stocks(stock, stage)
            name = self.wrapped(self.chain.stages.labels[self.language][stage], self.words["width"])
            flow.text(-0.18, 0.5, name, transform=flow.transAxes, ha="right", va="center", fontsize=9.5, weight=weight)
            if row == 0:
                flow.set_title(self.words["flow"], pad=8)
                stock.set_title(self.words["stock"].format(study.quarters[self.chain.at]), pad=8)
        return figure


def other_scenario(study, name):
    """Position of the scenario to stand beside the baseline; None if there is none."""
    if name is None:
        return next((place for place in range(len(study.scenarios)) if place != study.baseline), None)
    if name not in study.scenarios:
        raise StudyProblem(f"the study has no scenario '{name}'{near(name, study.scenarios)}")
    place = study.scenarios.index(name)
    return None if place == study.baseline else place


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", type=pathlib.Path, help="file written by run")
    parser.add_argument("--scenario", metavar="NAME", help="beside the baseline; the first other one if left out")
    parser.add_argument("--at", metavar="QUARTER", help="of the right half; the last quarter if left out")
    parser.add_argument("--lang", choices=["en", "zh"], default="en")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="PATH", help="FILE.png or a folder; beside the study if left out")
    options = parser.parse_args(arguments)
    try:
        study = read_study(options.study)
        chain = Chain(study, other_scenario(study, options.scenario), options.at or study.quarters[-1])
        left_out = [name for place, name in enumerate(study.scenarios) if place not in chain.scenarios]
        if left_out:
            print(f"not drawn: {', '.join(left_out)} (one at a time, with --scenario NAME)", file=sys.stderr)
        drawing = Drawing(chain, style.set_up(options.lang))
        path = options.output or options.study.parent
        if path.is_dir():
            path /= f"{options.study.stem}_chain.png"
        figure = drawing.figure()
        figure.savefig(path)
        plt.close(figure)
        print(path)
    except StudyProblem as problem:
        print(f"plot_chain: {problem}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"plot_chain: cannot write {error.filename}: {error.strerror}", file=sys.stderr)
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
