#!/usr/bin/python3
"""usage: mpi.py INNOSIM INNOSIM_MPI [--ranks 1 2 3 8]

With a real MPI (exits 77 without mpirun): any number of ranks gives the bytes of one process, also where they share no
memory, as on several machines; a job one of whose ranks is killed ends, keeps its runs and is completed by the same line
with another number of ranks; ranks that read different inputs, or cannot read them, are refused; a designed study is
shared like any other.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
STUDY = ["run", "baseline", "fund-scale-up", "-n", "5", "--until", "2022Q4", "-j", "1"]


class Job:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def command(self, ranks, *arguments):
        return ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "-np", str(ranks),
                str(self.program), *arguments]

    def run(self, ranks, *arguments, options=()):
        command = self.command(ranks, *arguments)
        return subprocess.run([command[0], *options, *command[1:]], cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=300, check=False)

    def run_script(self, ranks, text):
        """Each rank runs the program as the lines of shell say, which know OMPI_COMM_WORLD_RANK."""
        script = self.folder / "rank.sh"
        script.write_text(text, "utf-8")
        command = self.command(ranks)
        return subprocess.run([*command[:-1], "bash", str(script)], cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=300, check=False)

    def start(self, ranks, *arguments):
        return subprocess.Popen(self.command(ranks, *arguments), cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def require(holds, what, answer=None):
    if not holds:
        raise SystemExit(f"mpi.py: {what}" + (f"\nexit {answer.returncode}\n{answer.stdout}{answer.stderr}" if answer else ""))


def any_number_of_ranks(job, numbers, whole):
    for ranks in numbers:
        answer = job.run(ranks, *STUDY, "-o", f"r{ranks}.h5")
        require(answer.returncode == 0, f"{ranks} ranks", answer)
        require((job.folder / f"r{ranks}.h5").read_bytes() == whole, f"{ranks} ranks give other bytes")
        require(answer.stderr.count("wrote ") == 1, "one rank speaks for all", answer)
        again = job.run(ranks, *STUDY, "-o", f"r{ranks}.h5")
        require(again.returncode == 0 and again.stderr.count("complete already") == 1, "a complete file", again)


def ranks_of_several_machines(job, whole):
    """Their counter is drawn from over TCP, and answered while the first rank simulates."""
    answer = job.run(3, *STUDY, "-o", "tcp.h5", options=["--mca", "btl", "tcp,self", "--mca", "osc", "^sm"])
    require(answer.returncode == 0, "ranks without shared memory", answer)
    require((job.folder / "tcp.h5").read_bytes() == whole, "ranks without shared memory give other bytes")


def children(pid):
    found = []
    for task in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = task.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(task.parent.name))
    return found


def a_rank_is_killed(job, whole):
    process = job.start(3, *STUDY, "-o", "killed.h5")
    parts = job.folder / "killed.h5.parts"
    end = time.time() + 120
    while not list(parts.glob("*.part")) and time.time() < end and process.poll() is None:
        time.sleep(0.01)
    ranks = children(process.pid)
    require(len(ranks) == 3, f"three ranks are at work, found {ranks}")
    os.kill(ranks[1], signal.SIGKILL)
    process.communicate(timeout=120)
    require(process.returncode != 0, "a job that lost a rank does not say it is done")
    require(not (job.folder / "killed.h5").exists(), "nor leaves a file")
    kept = len(list(parts.glob("*.part")))
    require(0 < kept < 10, f"some runs are kept: {kept}")
    answer = job.run(2, *STUDY, "-o", "killed.h5")
    require(answer.returncode == 0, "the same line with other ranks", answer)
    require((job.folder / "killed.h5").read_bytes() == whole, "a lost rank changes no byte")
    return kept


def ranks_that_differ(job):
    """Each rank is given a seed of its own."""
    answer = job.run_script(2, f"exec {job.program} {' '.join(STUDY)} --seed $((1 + OMPI_COMM_WORLD_RANK)) -o differs.h5\n")
    require(answer.returncode == 2, "ranks of different inputs are refused", answer)
    require("the ranks read different inputs" in answer.stderr, "and say so", answer)
    require(not (job.folder / "differs.h5").exists(), "and write nothing")


def ranks_of_unequal_size(job, whole):
    study = " ".join(STUDY).replace("-j 1", "-j $((1 + 2 * OMPI_COMM_WORLD_RANK))")
    answer = job.run_script(3, f"exec {job.program} {study} -o unequal.h5\n")
    require(answer.returncode == 0, "ranks with one, three and five threads", answer)
    require((job.folder / "unequal.h5").read_bytes() == whole, "ranks of unequal size give other bytes")


def wrong_input(job):
    for line in [["run", "baseline", "-n", "0", "-o", "wrong.h5"], ["run", "baseline", "--replicatse", "3"],
                 ["study", "no-such.toml"]]:
        answer = job.run(2, *line)
        require(answer.returncode == 2 and answer.stderr.count("error: ") == 1, "wrong input is told once", answer)


def one_rank_without_the_inputs(job):
    """As where a folder is not there on one of several machines: nobody waits for it."""
    answer = job.run_script(3, f"[ $OMPI_COMM_WORLD_RANK = 0 ] || export INNOSIM_DATA={job.folder}\n"
                               f"exec {job.program} {' '.join(STUDY)} -o lacks.h5\n")
    require(answer.returncode == 2, "inputs that one rank lacks are refused", answer)
    require(str(job.folder) in answer.stderr, "and the rank says what is not there", answer)
    require(not (job.folder / "lacks.h5").exists(), "and writes nothing")


def a_designed_study(job, innosim):
    file = job.folder / "rates.toml"
    file.write_text("""title = { en = "Rates", zh = "利率" }
base = "baseline"
design = "grid"
replicates = 2
until = "2021Q4"
observables = ["value_added"]

[[factor]]
target = "tech_innovation_fund.rate"
levels = ["1 %/year", "2 %/year", "3 %/year"]
""", "utf-8")
    lone = subprocess.run([innosim, "study", file.name, "-j", "1", "-o", "lone.h5"], cwd=job.folder, capture_output=True,
                          text=True, check=False)
    require(lone.returncode == 0, "a study by itself", lone)
    answer = job.run(3, "study", file.name, "-j", "1", "-o", "study.h5")
    require(answer.returncode == 0, "a study of three ranks", answer)
    require(answer.stdout == lone.stdout, "one rank shows its results", answer)
    require((job.folder / "study.h5").read_bytes() == (job.folder / "lone.h5").read_bytes(), "the bytes of one process")
    shown = job.run(2, "info", "study.h5", "--format", "csv")
    require(shown.stdout.count("input_digest") == 1, "what is not shared is done once", shown)


def what_ranks_do_not_share(job):
    for more in [["--until-ci", "5%", "--observable", "value_added"], ["--shard", "1/2"]]:
        answer = job.run(2, *STUDY, "-o", "alone.h5", *more)
        require(answer.returncode == 2 and "not shared by the ranks" in answer.stderr, f"{more[0]} is refused", answer)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("innosim", type=pathlib.Path)
    parser.add_argument("innosim_mpi", type=pathlib.Path)
    parser.add_argument("--ranks", type=int, nargs="+", default=[1, 2, 3])
    arguments = parser.parse_args()
    if shutil.which("mpirun") is None:
        print("skipped: no mpirun")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([arguments.innosim.resolve(), *STUDY, "-o", "whole.h5", "--quiet"], cwd=folder, check=True)
        whole = (folder / "whole.h5").read_bytes()
        job = Job(arguments.innosim_mpi.resolve(), folder)
        any_number_of_ranks(job, arguments.ranks, whole)
        ranks_of_several_machines(job, whole)
        kept = a_rank_is_killed(job, whole)
        ranks_of_unequal_size(job, whole)
        ranks_that_differ(job)
        wrong_input(job)
        one_rank_without_the_inputs(job)
        a_designed_study(job, arguments.innosim.resolve())
        what_ranks_do_not_share(job)
    print(f"mpi: {arguments.ranks} ranks give the bytes of one process, one lost with {kept} of 10 runs made too")
    return 0


if __name__ == "__main__":
    sys.exit(main())
