#!/usr/bin/python3
"""usage: hostile_hdf5.py INNOSIM [--mutants N] [--only TEXT] [--seed S] [--count-crashes] [--keep FOLDER]

Gives every command that reads a study damaged and hostile files: truncated, mutated, and crafted ones; studies of scenarios,
with recorded agents, and of a design (hostile_kinds.py).
Each must be refused with exit code 2 (4 by a command that would write there) and one clear line that names the file,
or read exactly as the sound file is. No signal, no more than 10 s of processor, no more memory beyond what the sound file takes
than its reader is given (512 MB and 400 times the file), no byte of another file, nothing written.

--mutants N       so many mutations of each kind (default 50)
--count-crashes   runs each under strace and tells how often the reading child died, which the user never sees
"""

import argparse
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import h5py
import hostile_content as lies
import hostile_storage as storage
import numpy
from hostile_kinds import DESIGN_TEXT, GOAL_TEXT, KINDS
from mutations import Mutations
from study_edit import variable

SECONDS = 10.0
SCENARIO_FOLDER = pathlib.Path(__file__).resolve().parents[2] / "scenarios"


class Outcome:
    def __init__(self, code, out, err, seconds, memory):
        self.code, self.out, self.err, self.seconds, self.memory = code, out, err, seconds, memory


class Checker:
    def __init__(self, arguments, folder):
        self.program = str(arguments.innosim.resolve())
        self.folder = folder
        self.kind = KINDS[0]
        self.memory = 2**29
        self.strace = arguments.count_crashes
        self.keep = arguments.keep
        self.sound = {}
        self.cases = self.failures = self.accepted = self.forged = self.files = 0
        self.deaths = {}
        self.slowest = (0.0, "")
        self.largest = (0, "")
        self.accepted_kinds = {}

    def start(self, command):
        line = [self.program, *command]
        trace = self.folder.parent / "trace"
        if self.strace:
            line = ["strace", "-f", "-e", "trace=none", "-e", "signal=none", "-o", str(trace), *line]
        out, err = self.folder.parent / "out", self.folder.parent / "err"
        with open(out, "wb") as out_file, open(err, "wb") as err_file:
            process = subprocess.Popen(line, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out_file, stderr=err_file)
            killer = signal.signal(signal.SIGALRM, lambda *_: process.kill())
            signal.alarm(600)
            _, status, usage = os.wait4(process.pid, 0)
            signal.alarm(0)
            signal.signal(signal.SIGALRM, killer)
            process.returncode = os.waitstatus_to_exitcode(status)
        if self.strace:
            for death in re.findall(r"killed by (\w+)", trace.read_text()):
                self.deaths[death] = self.deaths.get(death, 0) + 1
        seconds = usage.ru_utime + usage.ru_stime
        return Outcome(process.returncode, out.read_bytes(), err.read_bytes(), seconds, usage.ru_maxrss * 1024)

    def complain(self, name, text, outcome):
        self.failures += 1
        print(f"FAILED: {name}: {text}\n--- exit {outcome.code}, stdout: {outcome.out[:300]!r}\nstderr: "
              f"{outcome.err[:600]!r}\n---", file=sys.stderr)
        if self.keep and (self.folder / "study.h5").is_file():
            self.keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.folder / "study.h5", self.keep / f"{self.failures:03d}.h5")

    def summary(self):
        return {path.name: (path.lstat().st_mode, path.lstat().st_size, path.lstat().st_mtime_ns)
                for path in self.folder.iterdir()}

    def try_one(self, name, key, command, refusals, may_write=False, plans=False):
        """What one command makes of the file that lies in the folder."""
        self.cases += 1
        before = self.summary()
        outcome = self.last = self.start(command)
        label = f"{self.kind.name}, {key}: {name}"
        self.slowest = max(self.slowest, (outcome.seconds, label))
        self.largest = max(self.largest, (outcome.memory - self.sound[key].memory, label))
        if storage.CANARY.encode() in outcome.out + outcome.err or b"root:x:0" in outcome.out + outcome.err:
            return self.complain(label, "shows another file", outcome)
        if outcome.code < 0:
            return self.complain(label, "died of a signal", outcome)
        if outcome.seconds > SECONDS:
            return self.complain(label, f"took {outcome.seconds:.1f} s", outcome)
        if outcome.memory > self.sound[key].memory + self.memory:
            return self.complain(label, f"took {outcome.memory / 2**20:.0f} MB", outcome)
        if not may_write and self.summary() != before:
            return self.complain(label, "the folder has changed", outcome)
        sound = self.sound[key]
        same = (outcome.code, outcome.out, outcome.err) == (sound.code, sound.out, sound.err)
        if may_write or (plans and outcome.code == 0) or same:
            self.accepted += 1
            self.accepted_kinds[name.split(":")[0]] = self.accepted_kinds.get(name.split(":")[0], 0) + 1
            return None
        if name == lies.nothing_but_forged.__name__:
            return self.complain(label, "the digests that were made again are others", outcome)
        if name in self.kind.forged and outcome.code in (0, *refusals, *self.kind.also.get(key, [])):
            self.forged += 1
            shown = outcome.out + outcome.err
            return self.complain(label, "a control character", outcome) if self.steers(shown) else None
        return self.expect_refusal(label, outcome, refusals)

    @staticmethod
    def steers(output):
        """Whether a terminal would take part of the output for an order, but for the line ends of CSV."""
        output = output.replace(b"\r\n", b"\n")
        return re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", output.decode(errors="replace"))

    def expect_refusal(self, label, outcome, refusals):
        text = outcome.err.decode(errors="replace")
        if outcome.code not in refusals:
            return self.complain(label, f"exit code is none of {refusals}", outcome)
        if outcome.out:
            return self.complain(label, "prints something", outcome)
        if self.steers(outcome.err):
            return self.complain(label, "a control character", outcome)
        if not re.fullmatch(r"[^\n]*error: [^\n]*\n", text):
            return self.complain(label, "not one line", outcome)
        if "study.h5" not in text:
            return self.complain(label, "the file is not named", outcome)
        return None

    def try_one_of(self, name):
        """The file by one command, in turn, and every sixteenth by those that would write it."""
        readers = list(self.kind.readers)
        self.try_all(name, [readers[self.files % len(readers)]], writers=self.files % 16 == 0)

    def try_all(self, name, readers=None, writers=True):
        self.files += 1
        for key in readers or self.kind.readers:
            self.try_one(name, key, self.kind.readers[key], [2])
        if writers:
            self.try_one(name, "make", self.kind.writers["make"], [2, 4])
            # What plan prints is never twice the same; where run takes the file for complete, it plans.
            complete = self.last.code == 0
            self.try_one(name, "plan", self.kind.writers["plan"], [0] if complete else [2, 4], plans=complete)


def make_sound(checker):
    """A study of the checker's kind, and what each command makes of it."""
    study = checker.folder / "study.h5"
    study.unlink(missing_ok=True)
    made = checker.start(checker.kind.writers["make"])
    if made.code != 0:
        sys.exit(f"no study to start from: {made.err.decode()}")
    (checker.folder / "study.h5.run.json").unlink()
    content = study.read_bytes()
    checker.memory = 2**29 + 400 * len(content)
    checker.sound = {}
    for key, command in checker.kind.commands.items():
        checker.sound[key] = checker.start(command)
        if checker.sound[key].code != 0:
            sys.exit(f"{' '.join(command)} of a sound study: {checker.sound[key].err.decode()}")
        study.write_bytes(content)
        (checker.folder / "study.h5.run.json").unlink(missing_ok=True)
    return content


def make_canary(folder):
    """Beside the folder: whatifs reads every .h5 of it."""
    with h5py.File(folder / "canary.h5", "w") as canary:
        canary["secret"] = [storage.CANARY]
        canary["number"] = numpy.full((2, 2, 5), 42.0)
        canary["points/secret"] = [storage.CANARY]
    os.environ["HDF5_EXT_PREFIX"] = str(folder)


def check_crafted(checker, content, only):
    study = checker.folder / "study.h5"
    for name, change in checker.kind.crafted():
        if only and only not in name:
            continue
        study.write_bytes(content)
        try:
            with h5py.File(study, "r+") as file:
                change(file)
        except Exception as problem:  # the library may refuse to make it, in many ways
            print(f"not made: {name}: {type(problem).__name__}: {str(problem)[:100]}")
            continue
        checker.try_all(name) if name in checker.kind.forged else checker.try_one_of(name)


def check_truncations(checker, content):
    study = checker.folder / "study.h5"
    study.write_bytes(lies.user_block(content))
    checker.try_all("a user block")
    size = len(content)
    lengths = [*range(0, 96, 7), *(size * part // 40 for part in range(1, 40)), size - 1, size - 8, size - 4096]
    for length in lengths:
        study.write_bytes(content[:length])
        checker.try_one_of(f"truncated to {length}")
    study.write_bytes(content + bytes(4096))
    checker.try_all("longer by zeros")


def check_mutations(checker, content, count, seed):
    study = checker.folder / "study.h5"
    mutations = Mutations(content, seed)
    for place in range(count):
        name, changed = mutations.next()
        study.write_bytes(changed)
        checker.try_one_of(f"{name}: mutant {place}")


def check_paths(checker):
    """Other things than files under the name of one."""
    study = checker.folder / "study.h5"
    study.unlink()
    os.mkfifo(study)
    checker.try_all("a pipe")
    study.unlink()
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(study))
    checker.try_all("a socket")
    server.close()
    study.unlink()
    study.mkdir()
    checker.try_all("a folder")
    study.rmdir()
    for target in ["/dev/zero", "/dev/full", "/proc/self/mem", "/proc/kcore", "/proc/version", "/proc/self/environ",
                   "/etc/passwd", "study.h5", "/dev/stdin"]:
        study.symlink_to(target)
        checker.try_one_of(f"a link to {target}")
        study.unlink()


def check_sound_header(checker, content):
    """A sound header before damaged data: whoever needs the data refuses; --fresh replaces the file."""
    study = checker.folder / "study.h5"
    study.write_bytes(content)
    with h5py.File(study, "r+") as file:
        name = variable(file)
        values = file[name][...]
        values.flat[-1] = 12345.0
        file[name][...] = values
    for key, command in checker.kind.commands.items():
        if key == "make fresh":
            continue
        checker.cases += 1
        outcome = checker.start(command)
        checker.expect_refusal(f"{checker.kind.name}, {key}: a sound header", outcome, [2])
    checker.cases += 1
    outcome = checker.start(checker.kind.writers["make fresh"])
    if outcome.code != 0 or study.read_bytes() != content:
        checker.complain(f"{checker.kind.name}: --fresh onto damaged data", "does not replace it", outcome)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("innosim", type=pathlib.Path)
    parser.add_argument("--mutants", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--only", default="", help="only crafted files with this in their name, and nothing else")
    parser.add_argument("--count-crashes", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path, help="where files are kept that made a command fail")
    arguments = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile_hdf5_") as name:
        folder = pathlib.Path(name) / "work"
        folder.mkdir()
        (folder.parent / "design.toml").write_text(DESIGN_TEXT)
        (folder.parent / "goal.toml").write_text(GOAL_TEXT)
        shutil.copy(SCENARIO_FOLDER / "baseline.toml", folder.parent)
        make_canary(folder.parent)
        checker = Checker(arguments, folder)
        for checker.kind in KINDS:
            content = make_sound(checker)
            check_crafted(checker, content, arguments.only)
            if not arguments.only:
                check_truncations(checker, content)
                check_mutations(checker, content, arguments.mutants, arguments.seed)
                check_sound_header(checker, content)
        if not arguments.only:
            checker.kind = KINDS[0]
            make_sound(checker)
            check_paths(checker)
    print(f"{checker.files} files, {checker.cases} readings in {time.monotonic() - began:.0f} s, {checker.failures} failed; "
          f"{checker.accepted} read like the sound file: {checker.accepted_kinds}; {checker.forged} forged with right digests")
    print(f"slowest {checker.slowest[0]:.1f} s ({checker.slowest[1]}), most memory beyond the sound file's "
          f"{checker.largest[0] / 2**20:.0f} MB ({checker.largest[1]})")
    if arguments.count_crashes:
        print(f"deaths of the reading child: {checker.deaths}")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main())
