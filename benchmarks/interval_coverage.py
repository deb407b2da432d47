#!/usr/bin/python3
"""usage: interval_coverage.py STUDY.h5 [--pairs 20] [--at 2030Q4] [-o TABLE.csv]

How often do the 95 % intervals of effects hold what they should, on the real series? The replicates of a study with
many of them are parted into blocks of --pairs. For each headline observable without further axes, each scenario and
each block, the interval of the paired effect (Student's t, as `compare` gives it) either holds the mean of all pairs
or does not. A block is part of all pairs, so that its mean lies nearer to theirs by sqrt(1 - pairs / all) than to the
truth; intervals are narrowed by as much. Where most pairs do not differ (rare events, before the first change) the
law of Student does not hold: such series are told apart by the share of pairs that differ.
"""

import argparse
import csv
import pathlib
import sys

import h5py
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "analysis"))
import student

HEAVY = 3.0  # excess kurtosis of the pairs' differences; 0 for a normal, 3 for Laplace's


def kurtosis(values):
    centred = values - values.mean()
    square = (centred**2).mean()
    return (centred**4).mean() / square**2 - 3 if square > 0 else np.nan


def rows_of(file, pairs, quarter):
    replicates = len(file["replicate"])
    blocks = replicates // pairs
    if blocks < 2:
        raise SystemExit(f"{file.filename}: {replicates} replicates are no two blocks of {pairs}")
    quarters = [text.decode() if isinstance(text, bytes) else text for text in file["quarter"][:]]
    if quarter not in quarters:
        raise SystemExit(f"--at {quarter} is not within {quarters[0]} to {quarters[-1]}")
    place = quarters.index(quarter)
    scenarios = [text.decode() for text in file["scenario"][:]]
    half = student.quantile(0.975, pairs - 1) / np.sqrt(pairs) * np.sqrt(1 - pairs / (blocks * pairs))
    for name, data in file.items():
        if not isinstance(data, h5py.Dataset) or data.ndim != 3 or data.attrs.get("headline", 0) != 1:
            continue
        values = data[:, : blocks * pairs, place]
        for scenario in range(1, len(scenarios)):
            effects = values[scenario] - values[0]
            if np.isnan(effects).any() or not effects.any():
                continue
            parts = effects.reshape(blocks, pairs)
            spread = parts.std(axis=1, ddof=1)
            held = np.abs(parts.mean(axis=1) - effects.mean()) <= half * spread
            yield {"observable": name, "scenario": scenarios[scenario], "blocks": blocks, "held": int(held.sum()),
                   "differing": float((effects != 0).mean()), "kurtosis": float(kurtosis(effects))}


def line(title, rows):
    held, blocks = sum(row["held"] for row in rows), sum(row["blocks"] for row in rows)
    if blocks == 0:
        return f"{title:<52} none"
    return f"{title:<52} {len(rows):4d} effects, {blocks:6d} intervals, hold {100 * held / blocks:.1f} %"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--at", default="2030Q4")
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    with h5py.File(options.study, "r") as file:
        rows = list(rows_of(file, options.pairs, options.at))
    most = [row for row in rows if row["differing"] >= 0.5]
    print(line(f"all, {options.at}", rows))
    print(line("half of the pairs or more differ", most))
    print(line(f"  of them excess kurtosis below {HEAVY:g}", [row for row in most if row["kurtosis"] < HEAVY]))
    print(line(f"  of them {HEAVY:g} or more (heavy tails)", [row for row in most if row["kurtosis"] >= HEAVY]))
    print(line("fewer differ", [row for row in rows if row["differing"] < 0.5]))
    for row in sorted(most, key=lambda row: row["held"])[:10]:
        print(f"  lowest: {row['held']}/{row['blocks']}  {row['observable']}, {row['scenario']}, kurtosis {row['kurtosis']:.1f}")
    if options.output:
        with open(options.output, "w", newline="", encoding="utf-8") as table:
            writer = csv.DictWriter(table, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
