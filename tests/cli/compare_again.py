#!/usr/bin/python3
"""usage: compare_again.py INNOSIM

With the real program: analysis/compare.py, which knows only the file, computes every digit of `compare` again, and
analysis/plot_chain.py draws the same file.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ANALYSIS = pathlib.Path(__file__).resolve().parents[2] / "analysis"
QUESTIONS = [
    [],
    ["--at", "2021Q1,2022,2023Q4"],
    ["--against", "fund-scale-up", "--at", "2023"],
    ["--observable", "projects_waiting", "--observable", "projects_waiting[stage=sum]", "--at", "2023Q4"],
    ["--observable", "requests_refused", "--observable", "fiscal_spending[instrument=sum]", "--at", "2023,2022Q2"],
    ["--observable", "rd_intensity", "--observable", "ledger_imbalance", "--at", "2021Q1,2023Q4"],
]


def call(command, **more):
    return subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, timeout=600,
                          check=False, **more)


def first_difference(one, other):
    for number, (left, right) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
        if left != right:
            return f"line {number}\n  program:  {left.decode()}\n  analysis: {right.decode()}"
    return f"{len(one.splitlines())} and {len(other.splitlines())} lines"


def main():
    innosim = pathlib.Path(sys.argv[1]).resolve()
    os.environ.pop("INNOSIM_DATA", None)
    if call([sys.executable, "-c", "import h5py, matplotlib"]).returncode != 0:
        print("skipped: no h5py or matplotlib")
        return 0
    with tempfile.TemporaryDirectory(prefix="compare_again_") as folder:
        study = pathlib.Path(folder) / "study.h5"
        run = call([innosim, "run", "baseline", "fund-scale-up", "more-consortia", "-n", "3", "--until", "2023Q4",
                    "--set", "initial.warm_up=4 quarters", "-o", study, "--quiet"])
        if run.returncode != 0:
            print(run.stderr.decode(), file=sys.stderr)
            return 1
        lines = 0
        for question in QUESTIONS:
            ours = call([innosim, "compare", study, *question, "--format", "csv"])
            theirs = call([sys.executable, "-B", ANALYSIS / "compare.py", study, *question])
            if ours.returncode != 0 or theirs.returncode != 0:
                print(f"FAILED: {question}\n{ours.stderr.decode()}{theirs.stderr.decode()}", file=sys.stderr)
                return 1
            if ours.stdout != theirs.stdout:
                print(f"FAILED: {question}: {first_difference(ours.stdout, theirs.stdout)}", file=sys.stderr)
                return 1
            lines += len(ours.stdout.splitlines()) - 1
        for command in [[innosim, "compare", study, "--cost"], [innosim, "bottlenecks", study],
                        [innosim, "bottlenecks", study, "--limits", "--format", "json"],
                        [sys.executable, "-B", ANALYSIS / "plot_chain.py", study, "--lang", "zh"]]:
            answer = call(command)
            if answer.returncode != 0 or not answer.stdout:
                print(f"FAILED: {command}\n{answer.stderr.decode()}", file=sys.stderr)
                return 1
        if (study.parent / "study_chain.png").stat().st_size < 10_000:
            print("FAILED: the figure of the chain is empty", file=sys.stderr)
            return 1
    print(f"compared again: {lines} lines, digit by digit; costs, bottlenecks and the chain")
    return 0


if __name__ == "__main__":
    sys.exit(main())
