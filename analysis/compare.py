#!/usr/bin/python3
"""Recomputes `innosim compare FILE.h5 --format csv` from the file alone, digit by digit.

  analysis/compare.py study.h5
  analysis/compare.py study.h5 --at 2030Q4,2035 --observable 'NAME[axis=label]' --against other

It knows docs/file-format.md and shares no code with the program: whoever doubts a number finds here how it comes
about. Sums run in the order of replicates, quarters and cells, so that the last digit agrees too. Needs h5py (on
Debian /usr/bin/python3 with python3-h5py).
"""

import argparse
import math
import pathlib
import sys

import needed_packages

needed_packages.require("numpy", "h5py")

import numpy as np

import student
from choice import name_of, near, selections
from study_file import StudyProblem, read_study

COLUMNS = ("observable,role,unit,scenario,quarter,baseline,value,effect,low,high,predictive_low,predictive_high,pairs,"
           "share_above_zero")
USUAL = ["2028Q4", "2030Q4", "2035Q4"]


def in_order(values):
    """The sum along the last axis, one after the other; numpy's own sum goes by halves and rounds otherwise."""
    return np.add.accumulate(values, axis=-1)[..., -1] + 0.0


def periods(study, typed):
    """(as written, position of the first quarter, of the last) of each date."""
    if typed is None:
        dates = [date for date in USUAL if date in study.quarters] or study.quarters[-1:]
    else:
        dates = list(dict.fromkeys(text.strip() for text in typed.split(",")))
    found = []
    for date in dates:
        first, last = (f"{date}Q1", f"{date}Q4") if len(date) == 4 else (date, date)
        if first not in study.quarters or last not in study.quarters:
            raise StudyProblem(f"--at '{date}' is not a quarter from {study.quarters[0]} to {study.quarters[-1]}, nor a "
                               "whole year of it")
        found.append((date, study.quarters.index(first), study.quarters.index(last)))
    return found


def rows(study, requests):
    """(variable, places) of each row: what is asked for, else the outcomes and what else compare shows unasked."""
    if not requests:
        return [(variable, ()) for variable in study.variables.values()
                if not variable.axes and not variable.integer and (variable.role == "outcome" or variable.compared)]
    chosen = {}
    for request in requests:
        for variable, places in selections(study, request):
            chosen.setdefault((variable.name, places), (variable, places))
    return list(chosen.values())


def replicates(variable, places, scenario, first, last):
    """One number per replicate: a stock at the end, a flow summed over the quarters, cells added up."""
    span = slice(first if variable.flow else last, last + 1)
    cells = tuple(slice(None) if place is None else slice(place, place + 1) for place in places)
    values = variable.values[(scenario, slice(None), span, *cells)]
    return in_order(values.reshape(len(values), -1))


def effect(baseline, values):
    """The columns from baseline to share_above_zero; None where there is no number."""
    known = ~(np.isnan(baseline) | np.isnan(values))
    baseline, values = baseline[known], values[known]
    pairs = len(values)
    if pairs == 0:
        return [None] * 7 + [0, None]
    difference = values - baseline
    mean = in_order(difference) / pairs
    bounds = [None] * 4
    if pairs > 1:
        deviation = np.sqrt(in_order((difference - mean) * (difference - mean)) / (pairs - 1.0))
        of_mean = student.quantile(0.975, pairs - 1) * deviation / np.sqrt(float(pairs))
        of_one = student.quantile(0.95, pairs - 1) * deviation * np.sqrt(1.0 + 1.0 / pairs)
        bounds = [mean - of_mean, mean + of_mean, mean - of_one, mean + of_one]
    above = int(np.sum(values > baseline))
    return [in_order(baseline) / pairs, in_order(values) / pairs, mean, *bounds, pairs, above / pairs]


def shortest(number):
    """The shortest text that reads back as the same number, plain where it is no longer than with an exponent."""
    if number == 0:
        return "-0" if math.copysign(1, number) < 0 else "0"
    sign = "-" if number < 0 else ""
    digits, _, exponent = f"{abs(number):.17e}".partition("e")
    for precision in range(17):
        text = f"{abs(number):.{precision}e}"
        if float(text) == abs(number):
            digits, _, exponent = text.partition("e")
            break
    digits, power = digits.replace(".", ""), int(exponent)
    scientific = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    with_two = scientific + f"e{'-' if power < 0 else '+'}{abs(power):02d}"
    if power < 0:
        plain = "0." + "0" * (-power - 1) + digits
    elif len(digits) <= power + 1:
        plain = f"{abs(number):.0f}"
    else:
        plain = digits[:power + 1] + "." + digits[power + 1:]
    return sign + (plain if len(plain) <= len(with_two) else f"{scientific}e{power}")


def cell(value):
    """A field of the table."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") and value else value
        return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text
    if isinstance(value, int):
        return str(value)
    return shortest(float(value)) if math.isfinite(value) else ""


def table(study, against, typed, requests):
    """The lines of the table."""
    if against not in study.scenarios:
        raise StudyProblem(f"the file has no scenario '{against}'{near(against, study.scenarios)}")
    if len(study.scenarios) < 2:
        raise StudyProblem("the file holds one scenario; there is nothing to compare it with")
    base = study.scenarios.index(against)
    yield COLUMNS
    for date, first, last in periods(study, typed):
        for variable, places in rows(study, requests):
            baseline = replicates(variable, places, base, first, last)
            for place, scenario in enumerate(study.scenarios):
                if place == base:
                    continue
                numbers = effect(baseline, replicates(variable, places, place, first, last))
                yield ",".join(cell(value) for value in [name_of(study, variable, places), variable.role,
                                                         variable.unit, scenario, date, *numbers])


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", type=pathlib.Path, help="file written by run")
    parser.add_argument("--against", default="baseline", metavar="SCENARIO")
    parser.add_argument("--at", metavar="QUARTERS", help="quarters or years, separated by commas")
    parser.add_argument("--observable", metavar="NAME[axis=label,...]", action="append", default=[])
    options = parser.parse_args(arguments)
    try:
        lines = list(table(read_study(options.study), options.against, options.at, options.observable))
    except StudyProblem as problem:
        print(f"compare: {problem}", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    for line in lines:
        print(line, end="\r\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
