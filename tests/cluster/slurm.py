#!/usr/bin/python3
"""usage: slurm.py INNOSIM

With a real Slurm of one machine, started here and ended here (needs root, slurm-wlm and munge; exits 77 without them):
the job array and the merge of docs/cluster.md, taken from that page, give the bytes of one process; an array that is
cancelled in the middle and submitted again too.
"""

import os
import pathlib
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "cluster.md"
CONFIGURATION = """
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
SlurmUser=root
SlurmdUser=root
SlurmctldPort={port}
SlurmdPort={next_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1
MinJobAge=300
KillWait=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


class Cluster:
    """munged, slurmctld and slurmd in a folder of their own."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        host = os.uname().nodename.split(".")[0]
        for name in ["munge", "state", "spool"]:
            (folder / name).mkdir()
        port = 20000 + os.getpid() % 20000
        self.configuration = folder / "slurm.conf"
        self.configuration.write_text(
            CONFIGURATION.format(host=host, folder=folder, port=port, next_port=port + 1), "utf-8")
        self.environment = dict(os.environ, SLURM_CONF=str(self.configuration))

    def start(self):
        key = self.folder / "munge" / "key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        munge = pwd.getpwnam("munge")
        for path in [self.folder / "munge", key]:
            os.chown(path, munge.pw_uid, munge.pw_gid)
        self.folder.chmod(0o755)
        self.daemon("setpriv", "--reuid", "munge", "--regid", "munge", "--clear-groups", "munged", "--foreground",
                    "--force", f"--key-file={key}", f"--socket={self.folder}/munge/socket",
                    f"--pid-file={self.folder}/munge/pid", f"--log-file={self.folder}/munge/log",
                    f"--seed-file={self.folder}/munge/seed")
        self.wait_for(lambda: (self.folder / "munge" / "socket").exists(), "munged")
        self.daemon("slurmctld", "-D", "-c")
        self.daemon("slurmd", "-D", "-N", os.uname().nodename.split(".")[0])
        self.wait_for(lambda: "idle" in self.ask("sinfo", "-h", "-o", "%T"), "an idle node")

    def daemon(self, *command):
        log = open(self.folder / f"{pathlib.Path(command[0]).name}.out", "wb")
        self.processes.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                               stderr=log, start_new_session=True))

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    def ask(self, *command):
        answer = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        return answer.stdout

    def wait_for(self, condition, what, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            if condition():
                return
            time.sleep(0.2)
        logs = "".join(f"--- {log.name}\n{log.read_text('utf-8', 'replace')[-2000:]}"
                       for log in [*self.folder.glob("*.log"), *self.folder.glob("*.out")])
        raise SystemExit(f"slurm.py: waited in vain for {what}\n{logs}")

    def submit(self, script, folder):
        answer = subprocess.run(["bash", "-e", script], cwd=folder, env=self.environment, capture_output=True, text=True,
                                timeout=60, check=False)
        if answer.returncode != 0:
            raise SystemExit(f"slurm.py: {script} failed\n{answer.stdout}{answer.stderr}")

    def is_quiet(self):
        return self.ask("squeue", "-h").strip() == ""


def scripts_of_the_page(folder, program, arguments):
    """The blocks of docs/cluster.md that name their file in the first line, with our program and a small study."""
    for name, text in re.findall(r"```bash\n# ([a-z-]+\.sh)\n(.*?)```", PAGE.read_text("utf-8"), re.S):
        text = text.replace("build/release/innosim", str(program))
        text = re.sub(r'study="[^"]*"', f'study="{arguments}"', text)
        (folder / name).write_text(text, "utf-8")


def main():
    if os.geteuid() != 0 or not all(shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin") for tool in
                                    ["munged", "slurmctld", "slurmd", "sbatch"]):
        print("skipped: needs root, slurm-wlm and munge")
        return SKIPPED
    os.environ["PATH"] += ":/usr/sbin"
    program = pathlib.Path(sys.argv[1]).resolve()
    arguments = "baseline fund-scale-up -n 5 --until 2022Q4"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        work = folder / "work"
        work.mkdir()
        scripts_of_the_page(work, program, arguments)
        assert (work / "submit.sh").exists() and (work / "shard.sh").exists(), "the page names its scripts"
        subprocess.run([program, "run", *arguments.split(), "-o", "whole.h5", "--quiet"], cwd=work, check=True)
        whole = (work / "whole.h5").read_bytes()
        cluster = Cluster(folder)
        try:
            cluster.start()
            cluster.submit("submit.sh", work)
            cluster.wait_for(lambda: (work / "study.h5").exists() and cluster.is_quiet(), "the study", 300)
            assert (work / "study.h5").read_bytes() == whole, "the array gives the bytes of one process"
            assert not (work / "study.h5.parts").exists()
            (work / "study.h5").unlink()

            cluster.submit("submit.sh", work)
            cluster.wait_for(lambda: list(work.glob("study.h5.parts/*.part")), "a first run", 120)
            cluster.ask("scancel", "--signal=KILL", "--full", *cluster.ask("squeue", "-h", "-o", "%A").split())
            cluster.ask("scancel", *cluster.ask("squeue", "-h", "-o", "%A").split())
            cluster.wait_for(cluster.is_quiet, "the end of what was cancelled")
            kept = len(list(work.glob("study.h5.parts/*.part")))
            assert not (work / "study.h5").exists(), "a cancelled array leaves no file"
            cluster.submit("submit.sh", work)
            cluster.wait_for(lambda: (work / "study.h5").exists() and cluster.is_quiet(), "the rest", 300)
            assert (work / "study.h5").read_bytes() == whole, "and the same again after it was cancelled"
        finally:
            cluster.stop()
    print(f"slurm: an array of shards, and one cancelled with {kept} of 10 runs made, give the bytes of one process")
    return 0


if __name__ == "__main__":
    signal.alarm(900)
    sys.exit(main())
