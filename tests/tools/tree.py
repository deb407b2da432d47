"""What the tests of tools/ share: a small tree that passes, and a way to run a check on it."""

import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class TreeTest(unittest.TestCase):
    """A temporary tree; each test plants something in it and looks at what the check says."""

    check = ""
    clean = {}

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.root = pathlib.Path(self._folder.name)
        for path, text in self.clean.items():
            self.plant(path, text)

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_check(self, *arguments):
        return subprocess.run(
            [ROOT / "tools" / self.check, "--root", self.root, *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def assert_passes(self, *arguments):
        result = self.run_check(*arguments)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def assert_finds(self, *fragments, arguments=()):
        """The check fails and names each fragment."""
        result = self.run_check(*arguments)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        for fragment in fragments:
            self.assertIn(fragment, result.stdout + result.stderr)
