#!/usr/bin/python3
"""Runs per second on several threads against one, in one interleaved session, and the share of each step in a run.

Rounds alternate between one thread and many, so that a drift of the machine meets both alike; the ratio is taken within
each round and its median is printed. Times are those that `innosim run` records beside its output (study.h5.run.json):
the whole of a command's work, and seconds per step of the rounds on one thread.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", nargs="?", type=pathlib.Path, default=ROOT / "build" / "release" / "innosim")
    parser.add_argument("--scenario", type=pathlib.Path, default=ROOT / "scenarios" / "baseline.toml")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="compared with one thread (all)")
    parser.add_argument("--replicates", type=int, default=8, help="runs in each command (8)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of commands (5)")
    return parser.parse_args()


def measure(options, threads, folder):
    """The record of one command on `threads` threads."""
    study = pathlib.Path(folder) / "study.h5"
    subprocess.run(
        [options.binary, "run", options.scenario, "-n", str(options.replicates), "-j", str(threads), "-o", study,
         "--fresh", "--quiet"],
        check=True,
    )
    return json.loads((study.parent / (study.name + ".run.json")).read_text(encoding="utf-8"))


def main():
    options = arguments()
    print(f"{options.replicates} runs a command, {options.rounds} rounds, load at the start "
          + " ".join(f"{load:.1f}" for load in os.getloadavg()))
    single, many = [], []
    with tempfile.TemporaryDirectory() as folder:
        measure(options, 1, folder)  # warms the caches of files and binary
        for _ in range(options.rounds):
            single.append(measure(options, 1, folder))
            many.append(measure(options, options.threads, folder))

    rates = {
        1: [options.replicates / record["seconds"] for record in single],
        options.threads: [options.replicates / record["seconds"] for record in many],
    }
    for threads, values in rates.items():
        print(f"| {threads} thread(s) | {statistics.median(values):.2f} runs/s | "
              f"{min(values):.2f} to {max(values):.2f} |")
    ratios = [first["seconds"] / second["seconds"] for first, second in zip(single, many)]
    print(f"| ratio | {statistics.median(ratios):.2f} | {min(ratios):.2f} to {max(ratios):.2f} |")

    steps = {name: sum(record["seconds_per_step"][name] for record in single) for name in single[0]["seconds_per_step"]}
    whole = sum(steps.values())
    runs = options.rounds * options.replicates
    print("\n| step | ms a run | share |\n|---|---:|---:|")
    for name, seconds in sorted(steps.items(), key=lambda item: -item[1]):
        print(f"| `{name}` | {1000 * seconds / runs:.1f} | {100 * seconds / whole:.1f} % |")
    print(f"| all steps | {1000 * whole / runs:.1f} | |")
    print(f"| command, of which steps | {1000 * sum(record['seconds'] for record in single) / runs:.1f} | "
          f"{100 * whole / sum(record['seconds'] for record in single):.1f} % |")


if __name__ == "__main__":
    main()
