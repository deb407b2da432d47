#!/usr/bin/python3
"""usage: byte_matrix.py INNOSIM [INNOSIM_MPI] [--other INNOSIM [INNOSIM_MPI]] [--scenarios N] [--seed S] [-n N] [--until Q]

By hand: one study of scenarios drawn at random from the catalogue of what-ifs, made in every way there is. All files
must have the same bytes: on 1, 2, 8 threads; on 1, 2, 3, 8 ranks; as shards merged in two orders; killed and resumed; with
a rank killed in the middle and resumed; by another compiler's program (--other, such as build/clang/innosim); each with
and without FMA and AVX2 masked (GLIBC_TUNABLES).
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from mpi import children

MASKED = "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-FMA4"


class Matrix:
    def __init__(self, study, folder, environment, name):
        self.study, self.folder, self.environment, self.name = study, folder, environment, name
        self.seen = []

    def call(self, *command):
        answer = subprocess.run([str(part) for part in command], cwd=self.folder, env=self.environment,
                                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=3000, check=False)
        if answer.returncode != 0:
            raise SystemExit(f"{self.name}: {command}\nexit {answer.returncode}\n{answer.stderr[-2000:]}")

    def start(self, *command):
        return subprocess.Popen([str(part) for part in command], cwd=self.folder, env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def line(self, program, *more):
        return [program, *self.study, "-o", "a.h5", "--quiet", *more]

    def ranks(self, program, number):
        return ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "-np", number,
                *self.line(program, "-j", "1")]

    def compare(self, how, reference):
        file = self.folder / "a.h5"
        same = file.read_bytes() == reference
        self.seen.append(same)
        print(f"{'same' if same else 'DIFFERENT':9}  {self.name}: {how}", flush=True)
        for path in self.folder.glob("a.h5*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def wait_for_parts(self, process, number):
        parts = self.folder / "a.h5.parts"
        while process.poll() is None and len(list(parts.glob("*.part"))) < number:
            time.sleep(0.01)

    def threads(self, program, reference):
        for number in [1, 2, 8]:
            self.call(*self.line(program, "-j", number))
            self.compare(f"{number} threads", reference)

    def shards(self, program, reference, luck):
        for count in [3, 5]:
            order = list(range(1, count + 1))
            luck.shuffle(order)
            for number in order:
                self.call(*self.line(program, "--shard", f"{number}/{count}"))
            self.call(program, "merge", "a.h5", "--quiet")
            self.compare(f"shards in the order {order}", reference)

    def killed(self, program, reference, runs):
        process = self.start(*self.line(program))
        self.wait_for_parts(process, runs // 3)
        process.kill()
        process.wait()
        kept = len(list(self.folder.glob("a.h5.parts/*.part")))
        self.call(*self.line(program))
        self.compare(f"killed with {kept} of {runs} runs made, and resumed", reference)

    def mpi(self, program, reference, runs):
        for number in [1, 2, 3, 8]:
            self.call(*self.ranks(program, number))
            self.compare(f"{number} ranks", reference)
        process = self.start(*self.ranks(program, 3))
        self.wait_for_parts(process, runs // 3)
        for rank in children(process.pid)[:1]:
            os.kill(rank, 9)
        process.wait()
        kept = len(list(self.folder.glob("a.h5.parts/*.part")))
        self.call(*self.ranks(program, 2))
        self.compare(f"one of 3 ranks killed with {kept} of {runs} runs made, resumed with 2", reference)


def drawn(program, number, luck):
    answer = subprocess.run([program, "list", "whatifs", "--format", "json"], capture_output=True, text=True, check=True)
    rows = [row["id"] for row in json.loads(answer.stdout)]
    data = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "documents"
    return [str(data / f"{name}.toml") for name in luck.sample([row for row in rows if (data / f"{row}.toml").exists()],
                                                               number)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path, nargs="+")
    parser.add_argument("--other", type=pathlib.Path, nargs="+", default=[])
    parser.add_argument("--scenarios", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=2)
    parser.add_argument("--until", default="2027Q4")
    arguments = parser.parse_args()
    luck = random.Random(arguments.seed)
    started = time.time()
    programs = {"g++": [path.resolve() for path in arguments.program]}
    if arguments.other:
        programs["other compiler"] = [path.resolve() for path in arguments.other]
    scenarios = drawn(programs["g++"][0], arguments.scenarios, luck)
    print("scenarios:", " ".join(pathlib.Path(path).stem for path in scenarios))
    study = ["run", "baseline", *scenarios, "-n", str(arguments.n), "--until", arguments.until]
    seen = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([programs["g++"][0], *study, "-o", "whole.h5", "--quiet"], cwd=folder, check=True)
        reference = (folder / "whole.h5").read_bytes()
        answer = subprocess.run([programs["g++"][0], "info", "whole.h5", "--format", "json"], cwd=folder, check=True,
                                capture_output=True, text=True)
        runs = len(json.loads(answer.stdout))
        for compiler, program in programs.items():
            for masked in [False, True]:
                environment = dict(os.environ, **({"GLIBC_TUNABLES": MASKED} if masked else {}))
                matrix = Matrix(study, folder, environment, compiler + (", FMA masked" if masked else ""))
                matrix.threads(program[0], reference)
                matrix.shards(program[0], reference, luck)
                matrix.killed(program[0], reference, runs)
                if len(program) > 1:
                    matrix.mpi(program[1], reference, runs)
                seen += matrix.seen
    print(f"{seen.count(True)} of {len(seen)} ways give the same bytes of {runs} runs; {time.time() - started:.0f} s")
    return 0 if all(seen) else 1


if __name__ == "__main__":
    sys.exit(main())
