"""tools/check_format refuses a file that clang-format would write otherwise."""

import shutil
import subprocess
import unittest

from tree import TreeTest


@unittest.skipUnless(shutil.which("clang-format-14") or shutil.which("clang-format"), "no clang-format here")
class CheckFormat(TreeTest):
    check = "check_format"
    clean = {".clang-format": "BasedOnStyle: Google\n", "sim/core/money.hpp": "int fen;\n"}

    def setUp(self):
        super().setUp()
        subprocess.run(["git", "init", "-q"], cwd=self.root, check=True)
        self.track()

    def track(self):
        subprocess.run(["git", "add", "."], cwd=self.root, check=True)

    def test_a_formatted_file_passes(self):
        self.assertIn("1 files looked at", self.assert_passes())

    def test_an_unformatted_file(self):
        self.plant("sim/core/planted.cpp", "int   fen ;\n")
        self.track()
        self.assert_finds("sim/core/planted.cpp:1:4")

    def test_fix_mends_it(self):
        self.plant("sim/core/planted.cpp", "int   fen ;\n")
        self.track()
        self.assert_passes("--fix")
        self.assert_passes()


if __name__ == "__main__":
    unittest.main()
