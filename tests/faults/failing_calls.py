#!/usr/bin/python3
"""usage: failing_calls.py TOY_PROGRAM FAILING_CALLS_LIBRARY

A study in whose making the n-th call that changes files (open, mkdir, write, fsync, rename) fails, for every n, with
ENOSPC, EIO and EDQUOT, once and from then on. Whatever n is: no signal, exit code 0 (what failed was not needed) or 4
(output refused), no file but a whole one, and the same line completes the study afterwards, with the same bytes.
"""

import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from toy_study import STUDY, write_data


class Maker:
    def __init__(self, program, library, folder):
        self.program = program
        self.library = library
        self.folder = folder
        self.output = folder / "output"

    def run(self, **failing):
        environment = dict(os.environ, LD_PRELOAD=str(self.library)) if failing else dict(os.environ)
        environment.update({f"FAIL_{name.upper()}": str(value) for name, value in failing.items()})
        return subprocess.run(
            [self.program, *STUDY, "--data", self.folder / "data", "-j", "1", "-o", self.output / "a.h5"],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)

    def empty(self):
        shutil.rmtree(self.output, ignore_errors=True)
        self.output.mkdir()

    def bytes(self):
        file = self.output / "a.h5"
        return file.read_bytes() if file.exists() else None


def require(holds, what, answer):
    if not holds:
        raise SystemExit(f"failing_calls.py: {what}\nexit {answer.returncode}\n{answer.stdout}{answer.stderr}")


def main():
    program, library = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder / "data")
        maker = Maker(program, library, folder)
        maker.empty()
        count_file = folder / "count"
        answer = maker.run(call=0, count=count_file)
        require(answer.returncode == 0, "a study with no failing call", answer)
        whole = maker.bytes()
        calls = int(count_file.read_text())
        require(calls > 30, f"only {calls} calls were counted", answer)
        refused = survived = 0
        for error in [errno.ENOSPC, errno.EIO, errno.EDQUOT]:
            for always in [0, 1]:
                for call in range(1, calls + 1):
                    what = f"call {call} of {calls} fails {'for ever' if always else 'once'} with {errno.errorcode[error]}"
                    maker.empty()
                    answer = maker.run(call=call, errno=error, always=always)
                    require(answer.returncode in (0, 4), what + ": the exit code", answer)
                    require((answer.returncode == 0) == (maker.bytes() is not None) or maker.bytes() == whole,
                            what + ": the file", answer)
                    require(maker.bytes() in (None, whole), what + ": not the whole file", answer)
                    require(answer.returncode == 0 or answer.stderr.startswith("error: cannot "), what + ": the message", answer)
                    refused += answer.returncode == 4
                    survived += answer.returncode == 0
                    answer = maker.run()
                    require(answer.returncode == 0 and maker.bytes() == whole, what + ": the run after it", answer)
                    rest = {path.name for path in maker.output.iterdir()} - {"a.h5", "a.h5.run.json"}
                    require(not rest, what + f": left behind {sorted(rest)}", answer)
        require(refused > calls, "most failures refuse", answer)
    print(f"{calls} calls, 3 errors, once and for ever: {refused} studies refused, {survived} needed not what failed; "
          "all completed afterwards with the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
