#!/usr/bin/python3
"""usage: full_disk.py TOY_PROGRAM

A study on a real disk (tmpfs) that is too small, at several sizes: exit code 4, no part of a file, a clear message; after
the disk has grown the same line completes the study, with the same bytes. Exits 77 where it may not mount.
"""

import pathlib
import subprocess
import sys
import tempfile

from toy_study import STUDY, write_data

SKIPPED = 77


def mount(disk, *options):
    return subprocess.run(["mount", *options, str(disk)], capture_output=True, text=True, check=False)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder / "data")
        disk = folder / "disk"
        disk.mkdir()

        def run(output):
            return subprocess.run([program, *STUDY, "--data", folder / "data", "-o", output], stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=60, check=False)

        answer = run(folder / "whole.h5")
        assert answer.returncode == 0, answer.stderr
        whole = (folder / "whole.h5").read_bytes()
        refused = 0
        sizes = [4096 * pages for pages in (3, 6, 9, 12, 16, 20, 24, 28, 32)]
        for size in sizes:
            made = mount(disk, "-t", "tmpfs", "-o", f"size={size}", "tmpfs")
            if made.returncode != 0:
                print("skipped: may not mount:", made.stderr.strip())
                return SKIPPED
            try:
                answer = run(disk / "a.h5")
                file = disk / "a.h5"
                assert answer.returncode in (0, 4), f"{size}: exit {answer.returncode}\n{answer.stderr}"
                if answer.returncode == 4:
                    refused += 1
                    assert not file.exists(), f"{size}: part of a file"
                    assert "No space left on device" in answer.stderr, answer.stderr
                else:
                    assert file.read_bytes() == whole, f"{size}: other bytes"
                assert mount(disk, "-o", "remount,size=64M").returncode == 0
                answer = run(disk / "a.h5")
                assert answer.returncode == 0, f"{size}, after it has grown: {answer.stderr}"
                assert file.read_bytes() == whole, f"{size}, after it has grown: other bytes"
                rest = {path.name for path in disk.iterdir()} - {"a.h5", "a.h5.run.json"}
                assert not rest, f"{size}: left behind {sorted(rest)}"
            finally:
                subprocess.run(["umount", str(disk)], check=True)
        assert refused >= 4, f"only {refused} of {len(sizes)} disks were too small"
    print(f"{refused} of {len(sizes)} disks were full; all studies completed when there was room")
    return 0


if __name__ == "__main__":
    sys.exit(main())
