#!/usr/bin/python3
"""usage: selftest.py INNOSIM

The published self-test is that of this program and these data, and a digest that is not does not pass. If this fails
after a change that was meant, `tools/refresh_results INNOSIM selftest` publishes it anew."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def selftest(program, data):
    done = subprocess.run([program, "selftest", "--data", str(data)], capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    return done


def main(program):
    faults = []
    if selftest(program, ROOT).returncode != 0:
        faults.append("the published self-test does not pass")
    with tempfile.TemporaryDirectory() as folder:
        for part in ["models/xiamen", "scenarios"]:
            shutil.copytree(ROOT / part, pathlib.Path(folder) / part, ignore=shutil.ignore_patterns("*.cpp", "*.hpp"))
        path = pathlib.Path(folder) / "models/xiamen/selftest.toml"
        text = path.read_text(encoding="utf-8")
        digests = list(re.finditer(r'state_digest\s*=\s*"(.)', text))
        changed = digests[-1].start(1)
        path.write_text(text[:changed] + ("1" if text[changed] == "0" else "0") + text[changed + 1 :], encoding="utf-8")
        done = selftest(program, folder)
        if done.returncode != 1 or done.stdout.count("different: state digest") != 3:
            faults.append("a changed digest passes")
    print("\n".join(faults) if faults else "selftest: passes, and can fail")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
