#!/usr/bin/python3
"""Draws the screening of a study file made by `innosim study` with design = "morris": mu* against sigma.

  analysis/morris.py widest-priors.h5                       widest-priors_morris.png beside the study
  analysis/morris.py widest-priors.h5 --at 2028 --observables value_added --lang zh -o morris.png

A panel for each observable without further axes, a point for each factor; the weightiest are named, with the factors
in full below. --at is a quarter, or a year, whose flows are added up. Needs h5py and matplotlib (on Debian
/usr/bin/python3 with python3-h5py python3-matplotlib).
"""

import argparse
import pathlib
import sys

import needed_packages

needed_packages.require("numpy", "h5py", "matplotlib")

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

import plot_style as style
from choice import near
from study_file import StudyProblem, read_study

WORDS = {
    "en": {
        "title": "Which parameters matter: elementary effects in {}",
        "x": "μ*: mean size of the effect of a factor's whole range, {}",
        "y": "σ: how much it differs",
        "note": "{} factors, {} trajectories, {} replicates; bars: standard error of μ*; σ above the dashed line (σ = μ*): "
                "not linear, or acting with others",
        "noise": "luck alone",
        "log": "; logarithmic axes, {} of small or no effect beyond them",
        "failed": "; points that failed and are left out: {}",
    },
    "zh": {
        "title": "哪些参数重要：{}的基本效应",
        "x": "μ*：因素走过全部范围的平均效应大小，{}",
        "y": "σ：效应的差异",
        "note": "{}个因素，{}条轨迹，{}次重复；横线为μ*的标准误；虚线（σ = μ*）以上：非线性或与其他因素相互作用",
        "noise": "仅由运气",
        "log": "；对数坐标，另有{}个效应很小或为零者在图外",
        "failed": "；{}点失败，未计入",
    },
}
NAMED = 8
# Where the first is so many times the third, the others would lie on one spot of plain axes.
FAR_AHEAD = 10


class Screening:
    """The group /design of a study file, and the effects that follow from it."""

    def __init__(self, path):
        with h5py.File(path, "r") as file:
            group = file.get("design")
            if group is None or group.attrs["kind"] != "morris":
                raise StudyProblem(f"{path}: not made by 'innosim study' with design = \"morris\"")
            text = lambda name: [item.decode() if isinstance(item, bytes) else item for item in group[name][:]]
            self.factors = text("factor")
            self.labels = {"en": text("factor_label"), "zh": text("factor_label_zh")}
            self.coordinates = group["coordinate"][:]
            failures = group["failure"].asstr()[:]
        self.ran = (failures == "").all(axis=1)
        self.trajectories = len(self.coordinates) // (len(self.factors) + 1)

    def effects(self, values):
        """The elementary effects of `values`, one a point: a list for each factor; those beside a NaN are left out."""
        effects = [[] for _ in self.factors]
        for row in range(1, len(values)):
            if row % (len(self.factors) + 1) == 0:
                continue
            moves = self.coordinates[row] - self.coordinates[row - 1]
            factor = int(np.flatnonzero(moves)[0])
            effect = (values[row] - values[row - 1]) / moves[factor]
            if not np.isnan(effect):
                effects[factor].append(effect)
        return effects

    def noise(self, runs):
        """mu* that luck alone would make, from points x replicates; NaN with one replicate."""
        runs = runs[~np.isnan(runs).any(axis=1)]
        if runs.shape[1] < 2 or len(runs) < 2:
            return np.nan
        left = runs - runs.mean(axis=1, keepdims=True) - runs.mean(axis=0) + runs.mean()
        mean_square = (left**2).sum() / ((len(runs) - 1) * (runs.shape[1] - 1))
        step = np.abs(np.diff(self.coordinates[:2], axis=0)).max()
        return np.sqrt(2 / np.pi) * np.sqrt(2 * mean_square / runs.shape[1]) / step


def period(study, text):
    """The quarters of --at as a slice: a year has four."""
    wanted = [f"{text}Q{number}" for number in range(1, 5)] if len(text) == 4 else [text]
    if any(quarter not in study.quarters for quarter in wanted):
        raise StudyProblem(f"--at {text} is not within {study.quarters[0]} to {study.quarters[-1]}")
    first = study.quarters.index(wanted[0])
    return slice(first, first + len(wanted))


def chosen(study, names):
    plain = {name: one for name, one in study.variables.items() if not one.axes}
    if not names:
        return list(plain.values())
    for name in names:
        if name not in plain:
            raise StudyProblem(f"no observable '{name}' without axes{near(name, list(plain))}")
    return [plain[name] for name in names]


def values_of(variable, quarters):
    """points x replicates."""
    part = variable.values[:, :, quarters]
    return part.sum(axis=2) if variable.flow else part[:, :, -1]


def statistics(effects):
    """mu*, its standard error and sigma of one factor."""
    if not effects:
        return np.nan, np.nan, np.nan
    sizes = np.abs(effects)
    several = len(effects) > 1
    return (sizes.mean(), sizes.std(ddof=1) / np.sqrt(len(sizes)) if several else np.nan,
            np.std(effects, ddof=1) if several else np.nan)


def limits(rows, named, noise):
    """Ends of both axes, and whether they are logarithmic: then all that are named lie within."""
    reach = rows[:, 0] + np.nan_to_num(rows[:, 1])  # with its bar
    high = float(np.nanmax(np.append(reach, [*rows[:, 2], 0.0])))
    means = rows[named, 0]
    if len(means) < 3 or means[0] < FAR_AHEAD * means[2]:
        return 0.0, 1.06 * high or 1.0, False
    shown = rows[named][:, [0, 2]]
    low = float(np.min(shown[shown > 0]))
    return (min(low, noise) if noise > 0 else low) / 1.5, 1.5 * high, True


def draw(panel, screening, variable, quarters, language):
    """How many factors lie beyond logarithmic axes; None on plain ones."""
    words = WORDS[language]
    runs = values_of(variable, quarters)
    rows = np.array([statistics(one) for one in screening.effects(runs.mean(axis=1))])
    largest = float(np.nanmax(rows[:, 0])) if np.isfinite(rows[:, 0]).any() else 0.0
    divisor, unit = style.scaled_unit(variable, largest, language)
    if variable.flow:
        unit = unit.removesuffix(style.WORDS[language]["comma"] + style.WORDS[language]["per_quarter"])
    rows = rows / divisor
    panel.set_title(variable.titles[language])
    panel.set_xlabel(words["x"].format(unit), fontsize=8)
    panel.set_ylabel(words["y"], fontsize=8)
    panel.grid(True, axis="both")
    order = np.argsort(-np.nan_to_num(rows[:, 0], nan=-1.0))
    named = [int(place) for place in order[:NAMED] if rows[place, 0] > 0]
    noise = float(np.nan_to_num(screening.noise(runs) / divisor))
    low, high, logarithmic = limits(rows, named, noise)
    panel.plot([low, high], [low, high], color=style.QUIET, linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
    if noise > 0:
        panel.axvspan(low, noise, color="#EFEFEF", zorder=0, linewidth=0)
        panel.text(noise, high, " " + words["noise"], fontsize=7, color=style.QUIET, va="top")
    rest = [place for place in range(len(rows)) if place not in named]
    panel.plot(rows[rest, 0], rows[rest, 2], linestyle="none", marker="o", markersize=4, color="#9A9A9A", zorder=2)
    for rank, place in enumerate(named):
        colour, _ = style.look(rank)
        marker = "o" if rank < len(style.COLOURS) else "D"
        mean, error, sigma = rows[place]
        label = f"{rank + 1}  {screening.labels[language][place] or screening.factors[place]} ({screening.factors[place]})"
        panel.errorbar(mean, sigma, xerr=None if np.isnan(error) else error, marker=marker, markersize=6, color=colour,
                       linewidth=1, zorder=3, label=label, linestyle="none")
        panel.annotate(str(rank + 1), (mean, sigma), xytext=(4, 4), textcoords="offset points", fontsize=8)
    if logarithmic:
        panel.set_xscale("log")
        panel.set_yscale("log")
    panel.set_xlim(low, high)
    panel.set_ylim(low, high)
    panel.legend(loc="upper left", bbox_to_anchor=(0, -0.14), fontsize=7, handletextpad=0.2, borderaxespad=0)
    return int((~(rows[:, [0, 2]] >= low).all(axis=1)).sum()) if logarithmic else None


def figure_of(screening, study, variables, quarters, at, language):
    words = WORDS[language]
    figure, panels = plt.subplots(1, len(variables), figsize=(4.6 * len(variables), 5.9), squeeze=False)
    beyond = [draw(panel, screening, variable, quarters, language) for panel, variable in zip(panels[0], variables)]
    failed = int((~screening.ran).sum())
    note = words["note"].format(len(screening.factors), screening.trajectories, study.replicates)
    if any(number is not None for number in beyond):
        note += words["log"].format("/".join("-" if number is None else str(number) for number in beyond))
    when = at + "年" if language == "zh" and len(at) == 4 else at
    figure.suptitle(words["title"].format(when), x=0.01, ha="left", fontsize=12)
    figure.text(0.01, 0.01, note + (words["failed"].format(failed) if failed else ""), fontsize=7, color=style.QUIET,
                wrap=True)
    figure.tight_layout(rect=(0, 0.03, 1, 0.98))
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", help="file of 'innosim study', FILE.h5")
    parser.add_argument("--at", help="quarter or year (default: the last year)")
    parser.add_argument("--observables", help="names, separated by commas (default: all without further axes)")
    parser.add_argument("--lang", choices=["en", "zh"], default="en")
    parser.add_argument("-o", "--output", help="picture to write (default: FILE_morris.png beside the study)")
    options = parser.parse_args()
    try:
        study = read_study(options.study)
        screening = Screening(options.study)
        at = options.at or study.quarters[-1][:4]
        quarters = period(study, at)
        variables = chosen(study, options.observables.split(",") if options.observables else [])
    except StudyProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    language = style.set_up(options.lang)
    path = pathlib.Path(options.output or pathlib.Path(options.study).with_suffix("").as_posix() + "_morris.png")
    try:
        figure_of(screening, study, variables, quarters, at, language).savefig(path, bbox_inches="tight")
    except (OSError, ValueError) as error:
        print(f"cannot write {path}: {error}", file=sys.stderr)
        return 4
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
