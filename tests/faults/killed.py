#!/usr/bin/python3
"""usage: killed.py INNOSIM [--kills N] [--until QUARTER] [--seed S]

Kills the real program with SIGKILL at random moments (a quarter of the times SIGTERM) and starts the same line again,
until the study is complete; then begins anew, until it was killed N times. Every finished file has the bytes of the one
that was never interrupted, no unfinished one lies in its place, and nothing is left beside it.
"""

import argparse
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time


def require(holds, what):
    if not holds:
        raise SystemExit(f"killed.py: {what}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("innosim", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--until", default="2021Q2")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    luck = random.Random(arguments.seed)
    started = time.time()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        program = str(arguments.innosim.resolve())
        study = ["run", "baseline", "fund-scale-up", "-n", "3", "--until", arguments.until, "--quiet"]
        subprocess.run([program, *study, "-o", "whole.h5"], cwd=folder, check=True)
        whole = (folder / "whole.h5").read_bytes()
        begin = time.time()
        subprocess.run([program, *study, "-o", "timed.h5"], cwd=folder, check=True)
        length = time.time() - begin
        for file in folder.glob("timed.h5*"):
            file.unlink()
        file = folder / "a.h5"
        kills = studies = attempts = 0
        while kills < arguments.kills:
            process = subprocess.Popen([program, *study, "-o", "a.h5"], cwd=folder, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            attempts += 1
            try:
                process.wait(luck.uniform(0, 1.1 * length))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGTERM if luck.random() < 0.25 else signal.SIGKILL)
                process.wait()
                kills += process.returncode != 0
            if process.returncode == 0:
                require(file.read_bytes() == whole, f"other bytes after {kills} kills")
                rest = {path.name for path in folder.iterdir()} - {"whole.h5", "whole.h5.run.json", "a.h5", "a.h5.run.json"}
                require(not rest, f"left behind: {sorted(rest)}")
                studies += 1
                for path in folder.glob("a.h5*"):
                    path.unlink()
            elif file.exists():
                require(file.read_bytes() == whole, "an unfinished file stands in the place of the study")
    print(f"killed {kills} times in {attempts} starts, {studies} studies completed, no byte differs, "
          f"nothing left behind; {time.time() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
