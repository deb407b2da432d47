"""tools/generate_docs writes what innosim lists, and tools/check_docs finds a page that says something else."""

import subprocess
import unittest

from told_binary import listings, write_binary
from tree import ROOT, TreeTest


class CheckDocs(TreeTest):
    check = "check_docs"
    clean = {"README.md": "[steps](docs/generated/steps.md), [web](https://example.org), `[no](link)`\n"}

    def setUp(self):
        super().setUp()
        self.tell(listings())
        self.generate()

    def tell(self, answers):
        write_binary(self.root / "build/release/innosim", answers)

    def generate(self):
        subprocess.run([ROOT / "tools" / "generate_docs", "--root", self.root], check=True)

    def page(self, name):
        return (self.root / "docs/generated" / name).read_text(encoding="utf-8")

    def test_fresh_pages_pass(self):
        self.assert_passes()

    def test_pages_hold_both_languages_units_and_ranges(self):
        self.assertIn("| `fund.size` | size | 规模 | 50e8 CNY |  | 0 CNY to 10000e8 CNY |", self.page("parameters.md"))
        self.assertIn("| `fund` | fund | 基金 | fund | yes | 1 | 1 |", self.page("catalogue.md"))
        self.assertIn("alive \\| not dropped", self.page("observables.md"))
        self.assertIn("| `pilot` | pilot | 中试 |", self.page("observables.md"))
        self.assertIn("| 1 | `raise_funds` |", self.page("steps.md"))

    def test_a_value_that_changed(self):
        answers = listings()
        answers["parameters"][0]["value"] = 1e10
        self.tell(answers)
        self.assert_finds("docs/generated/parameters.md:1: out of date", "100e8 CNY")

    def test_a_page_that_is_missing_or_too_many(self):
        (self.root / "docs/generated/steps.md").unlink()
        self.plant("docs/generated/old.md", "old\n")
        self.assert_finds("docs/generated/steps.md:1: missing", "docs/generated/old.md:1: ")

    def test_a_link_to_nothing(self):
        self.plant("docs/guide.md", "\nsee [there](nowhere.md#part)\n")
        self.assert_finds("docs/guide.md:2: links to 'nowhere.md'")

    def test_a_program_that_is_missing_or_lists_less(self):
        answers = listings()
        del answers["steps"][0]["question"]
        self.tell(answers)
        self.assert_finds("no field 'question'")
        (self.root / "build/release/innosim").unlink()
        self.assert_finds("cannot run")


if __name__ == "__main__":
    unittest.main()
