#!/usr/bin/python3
"""Throughput of an ensemble in one process on all threads, and in MPI ranks, against as many separate processes of one
thread each, in one interleaved session.

A round takes all three in turn; ratios are taken within each round, of wall time, and their median is printed. The separate
processes share the replicates equally and write a file each; each way writes its files, so parts are in all of them.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", nargs="?", type=pathlib.Path, default=ROOT / "build" / "release" / "innosim")
    parser.add_argument("--mpi", type=pathlib.Path, default=ROOT / "build" / "release" / "innosim-mpi")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="and threads, and ranks (all cores)")
    parser.add_argument("--replicates", type=int, default=16, help="in all (16)")
    parser.add_argument("--until", default="2035Q4")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def seconds_of(commands, folder):
    """Wall time until all commands, started together, have ended."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    start = time.perf_counter()
    running = [subprocess.Popen([str(part) for part in command], cwd=folder) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        raise SystemExit(f"a command failed: {codes}")
    return time.perf_counter() - start


def main():
    options = arguments()
    binary, count = options.binary.resolve(), options.processes
    study = ["baseline", "--until", options.until, "--quiet"]
    each = options.replicates // count
    ways = {
        # Other seeds, so that no two processes share their inputs' names; the work is the same.
        "separate processes": [[binary, "run", *study, "-n", each, "-j", 1, "--seed", process + 1, "-o", f"p{process}.h5"]
                               for process in range(count)],
        "one process": [[binary, "run", *study, "-n", each * count, "-j", count, "-o", "one.h5"]],
    }
    if options.mpi.exists() and shutil.which("mpirun"):
        ways["ranks"] = [["mpirun", "--allow-run-as-root", "-np", count, "--bind-to", "core", options.mpi.resolve(), "run",
                          *study, "-n", each * count, "-j", 1, "-o", "ranks.h5"]]
    print(f"{each * count} runs, {count} at once, {options.rounds} rounds, load at the start "
          + " ".join(f"{load:.1f}" for load in os.getloadavg()))
    times = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "work"
        seconds_of(ways["one process"], folder)  # warms the caches
        for _ in range(options.rounds):
            for way, commands in ways.items():
                times[way].append(seconds_of(commands, folder))
    print("\n| way | runs/s, median | throughput against separate processes, median (smallest to largest) |\n|---|---:|---:|")
    for way, seconds in times.items():
        ratios = [base / own for base, own in zip(times["separate processes"], seconds)]
        print(f"| {way} | {each * count / statistics.median(seconds):.2f} | {statistics.median(ratios):.3f} "
              f"({min(ratios):.3f} to {max(ratios):.3f}) |")


if __name__ == "__main__":
    main()
