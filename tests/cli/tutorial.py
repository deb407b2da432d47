#!/usr/bin/python3
"""usage: tutorial.py INNOSIM [--rewrite]

Does what docs/tutorial.md says, in a copy of the data, and compares what is printed. A block that begins with ```console
holds commands after "$ " and what they print; "..." stands for any text within a line, a line of "..." alone for any
lines. Numbers are compared by their form alone, for results may change. A block that begins with ```toml and whose first
line is "# FILE" is written to that file first. --rewrite prints the page with what the program prints now.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DURATION = re.compile(r"\b\d+(:\d\d)+\b|\b\d+(\.\d+)? s\b")  # of a run: 8.2 s on one machine is 0:15 on another
BUSY = re.compile(r" while the machine is as busy as now, .* when it is free")  # other tests may be at work
NUMBER = re.compile(r"[-+−]?\d[\d,]*(\.\d+)?")


def blocks(text):
    """(language, body) of each fenced block."""
    for found in re.finditer(r"^```(console|toml)\n(.*?)^```$", text, re.S | re.M):
        yield found[1], found[2]


def steps(body):
    """(command, printed) of a console block."""
    command, printed = None, []
    for line in body.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, printed
            command, printed = line[2:], []
        else:
            printed.append(line.rstrip())
    if command:
        yield command, printed


def form(line):
    """A line without the values of its numbers and durations and without the widths of its columns."""
    return re.sub(r" +", " ", NUMBER.sub("#", DURATION.sub("#", BUSY.sub("", line)))).strip()


def line_agrees(wanted, printed):
    parts = [re.escape(form(part)) for part in wanted.split("...")]
    return re.fullmatch(r"\s*.*\s*".join(parts), form(printed)) is not None


def agrees(wanted, printed):
    """Whether printed lines follow the wanted ones, a line of "..." standing for any number of lines."""
    if not wanted:
        return not printed
    if wanted[0].strip() == "...":
        return any(agrees(wanted[1:], printed[skip:]) for skip in range(len(printed) + 1))
    return bool(printed) and line_agrees(wanted[0], printed[0]) and agrees(wanted[1:], printed[1:])


def prepare(folder, innosim):
    for name in ("models", "scenarios", "analysis", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.cpp", "*.hpp", "__pycache__"))
    (folder / "build" / "release").mkdir(parents=True)
    (folder / "build" / "release" / "innosim").symlink_to(innosim)
    (folder / "results").mkdir()
    if (ROOT.parent / "shared").is_dir():
        (folder.parent / "shared").symlink_to(ROOT.parent / "shared")
    return dict(os.environ, INNOSIM_DATA=str(folder), PATH=f"{folder}/build/release:{os.environ['PATH']}",
                NO_COLOR="1", LC_ALL="C.UTF-8")


def main():
    innosim = pathlib.Path(sys.argv[1]).resolve()
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    failures = done = 0
    with tempfile.TemporaryDirectory(prefix="innosim-tutorial-") as outer:
        folder = pathlib.Path(outer) / "innosim"
        folder.mkdir()
        environment = prepare(folder, innosim)
        for language, body in blocks(text):
            if language == "toml":
                name = body.splitlines()[0]
                if name.startswith("# scenarios/"):
                    (folder / name[2:].strip()).write_text(body, encoding="utf-8")
                continue
            for command, wanted in steps(body):
                answer = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True, check=False,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                printed = [line.rstrip() for line in answer.stdout.splitlines()]
                done += 1
                if "--rewrite" in sys.argv:
                    print(f"$ {command}\n" + "\n".join(printed))
                elif answer.returncode != 0 or not agrees(wanted, printed):
                    failures += 1
                    print(f"FAILED (exit {answer.returncode}): {command}\n--- the page\n" + "\n".join(wanted)
                          + "\n--- the program\n" + "\n".join(printed), file=sys.stderr)
    print(f"tutorial: {done} commands, {failures} not as the page says")
    return 1 if failures or not done else 0


if __name__ == "__main__":
    sys.exit(main())
