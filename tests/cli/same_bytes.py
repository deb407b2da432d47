#!/usr/bin/python3
"""usage: same_bytes.py INNOSIM [--data DIR] [--scenarios baseline A B] [--until QUARTER]

With the real program: the same inputs give the same bytes, on any number of threads, in any file, alone or in an
ensemble; a complete file is left alone; a file of other inputs is refused; an interrupted run leaves nothing.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time


class Study:
    def __init__(self, arguments, folder):
        self.program = str(arguments.innosim.resolve())
        self.data = ["--data", str(arguments.data.resolve())] if arguments.data else []
        self.scenarios = arguments.scenarios
        self.until = arguments.until
        self.folder = folder

    def command(self, *more):
        return [self.program, *more, *self.data]

    def call(self, *more):
        return subprocess.run(self.command(*more), cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=600, check=False)

    def run(self, output, *more, scenarios=None):
        return self.call("run", *(scenarios or self.scenarios), "--until", self.until, "-o", output, *more)

    def bytes_of(self, name):
        return (self.folder / name).read_bytes()

    def digests(self, name):
        answer = self.call("info", name, "--format", "json")
        require(answer.returncode == 0, "info", answer)
        return {(row["scenario"], row["replicate"]): row["state_digest"] for row in json.loads(answer.stdout)}


class Failed(Exception):
    pass


def require(holds, what, answer=None):
    if holds:
        return
    seen = f"\nexit {answer.returncode}\n{answer.stdout}{answer.stderr}" if answer else ""
    raise Failed(what + seen)


def same_bytes_on_any_threads(study):
    for threads in ["1", "2", "8"]:
        answer = study.run(f"j{threads}.h5", "-n", "4", "-j", threads)
        require(answer.returncode == 0, f"run on {threads} threads", answer)
        require(study.bytes_of(f"j{threads}.h5") == study.bytes_of("j1.h5"), f"other bytes on {threads} threads")


def same_bytes_in_two_files(study):
    for name in ["first.h5", "second.h5"]:
        require(study.run(name, "-n", "4").returncode == 0, "run into " + name)
    require(study.bytes_of("first.h5") == study.bytes_of("second.h5"), "two runs give two files")
    require(study.bytes_of("first.h5") == study.bytes_of("j1.h5"), "all threads give other bytes than one")


def a_replicate_alone_lives_the_same_life(study):
    require(study.run("third.h5", "--replicate", "3").returncode == 0, "run of replicate 3")
    everyone, alone = study.digests("first.h5"), study.digests("third.h5")
    require(len(everyone) == 12 and len(alone) == 3, f"{len(everyone)} and {len(alone)} digests")
    for (scenario, replicate), digest in alone.items():
        require(replicate == 3 and everyone[scenario, 3] == digest, f"replicate 3 of {scenario} alone is another")
    require(len(set(everyone.values())) > 4, "replicates are all alike")


def a_scenario_alone_lives_the_same_life(study):
    last = study.scenarios[-1]
    require(study.run("last.h5", "-n", "2", scenarios=[last]).returncode == 0, "run of one scenario")
    everyone = study.digests("first.h5")
    for (scenario, replicate), digest in study.digests("last.h5").items():
        require(everyone[scenario, replicate] == digest, f"{scenario} alone is another")


def a_complete_file_is_left_alone(study):
    before = (study.folder / "first.h5").stat()
    answer = study.run("first.h5", "-n", "4")
    require(answer.returncode == 0 and "complete already" in answer.stderr, "rerun of a complete file", answer)
    after = (study.folder / "first.h5").stat()
    require((before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns), "a complete file was written")


def other_inputs_are_refused(study):
    bytes_before = study.bytes_of("first.h5")
    for more, word in [(["-n", "5"], "replicates"), (["-n", "4", "--seed", "2"], "seed"),
                       (["--replicate", "1"], "replicates")]:
        answer = study.run("first.h5", *more)
        require(answer.returncode == 2 and word in answer.stderr, f"other inputs {more}", answer)
        require(len(answer.stderr.splitlines()) == 1, "more than one line", answer)
    require(study.bytes_of("first.h5") == bytes_before, "a file of other inputs was overwritten")
    answer = study.run("first.h5", "-n", "5", "--fresh")
    require(answer.returncode == 0, "--fresh", answer)
    require(len(study.digests("first.h5")) == 15, "--fresh did not start over")


def an_interrupted_run_leaves_nothing(study, sign):
    before = sorted(os.listdir(study.folder))
    process = subprocess.Popen(
        study.command("run", *study.scenarios, "-n", "100", "-o", "endless.h5"), cwd=study.folder,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(0.3)
    process.send_signal(sign)
    start = time.monotonic()
    out, err = process.communicate(timeout=60)
    answer = subprocess.CompletedProcess([], process.returncode, out, err)
    require(process.returncode == 3, f"{sign.name} ends with 3", answer)
    require("interrupted" in err and "nothing was written" in err, "the message", answer)
    require(time.monotonic() - start < 10, "it took too long to stop")
    require(sorted(os.listdir(study.folder)) == before, "something is left")


def a_closed_pipe_is_no_error(study):
    command = study.command("list", "parameters", "--format", "json")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=study.folder) as process:
        process.stdout.close()
        error = process.stderr.read()
        require(process.wait(timeout=60) == 0 and not error, f"a closed pipe: {process.returncode}, {error!r}")
    with open("/dev/full", "wb") as full:
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True, timeout=60)
    require(answer.returncode == 4 and "standard output" in answer.stderr, f"a full device: {answer}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("innosim", type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--scenarios", nargs=3, default=["baseline", "fund-scale-up", "more-consortia"])
    parser.add_argument("--until", default="2026Q4")
    arguments = parser.parse_args()
    os.environ.pop("INNOSIM_DATA", None)
    with tempfile.TemporaryDirectory(prefix="same_bytes_") as folder:
        study = Study(arguments, pathlib.Path(folder))
        try:
            same_bytes_on_any_threads(study)
            same_bytes_in_two_files(study)
            a_replicate_alone_lives_the_same_life(study)
            a_scenario_alone_lives_the_same_life(study)
            a_complete_file_is_left_alone(study)
            other_inputs_are_refused(study)
            an_interrupted_run_leaves_nothing(study, signal.SIGINT)
            an_interrupted_run_leaves_nothing(study, signal.SIGTERM)
            a_closed_pipe_is_no_error(study)
        except Failed as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
    print("same bytes: threads, files, one replicate, one scenario; complete, refused, interrupted, closed pipe")
    return 0


if __name__ == "__main__":
    sys.exit(main())
