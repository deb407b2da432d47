#!/usr/bin/python3
"""usage: whatifs.py INNOSIM

Every what-if of the documents has a scenario file that can be run, and turns something: `check` takes all of them at
once, and each point of each tells at least one change (an entry that is marked inert in its file may tell none)."""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "scenarios" / "documents"


def answer(program, *arguments):
    done = subprocess.run([program, *arguments, "--format", "json"], capture_output=True, text=True, cwd=ROOT)
    if done.returncode != 0:
        sys.exit(f"whatifs: exit {done.returncode}: {' '.join(arguments[:2])} …\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return json.loads(done.stdout)


def main(program):
    faults = []
    rows = answer(program, "list", "whatifs")
    for row in rows:
        if not row["points"]:
            faults.append(f"{row['id']}: no scenario file")
    known = {row["id"] for row in rows}
    files = sorted(FOLDER.glob("*.toml"))
    faults += [f"{file.name}: no what-if of this name" for file in files if file.stem not in known]
    told = answer(program, "check", *[str(file) for file in files]) if files else []
    turned = {row["scenario"].split("/")[0] for row in told if row["severity"] == "info"}
    for file in files:
        if file.stem not in turned and "# inert:" not in file.read_text(encoding="utf-8"):
            faults.append(f"{file.name}: turns nothing")
    print("\n".join(faults) if faults else f"whatifs: {len(files)} files, {len(known)} what-ifs")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
