"""tools/check_data finds missing descriptions, keys that the page on conventions lacks, and what `sources check` finds."""

import unittest

from told_binary import listings, write_binary
from tree import TreeTest

PAGE = "# Conventions\n\n| question | reading | key |\n|---|---|---|\n| how large? | so large | %s |\n"
WRONG = {"line": 3, "column": 9, "severity": "error", "message": "'规模60亿元' does not stand in 'letter-1' (a.txt)"}


class CheckData(TreeTest):
    check = "check_data"
    clean = {"docs/conventions.md": PAGE % "`fund.size`", "letters/a.txt": "字〔2025〕1号\n"}

    def setUp(self):
        super().setUp()
        self.tell(listings())

    def tell(self, answers, codes=None):
        write_binary(self.root / "build/release/innosim", answers, codes)

    def with_letters(self):
        return ("--documents", self.root / "letters")

    def test_a_complete_tree_passes(self):
        self.assertIn("1 conflicts", self.assert_passes(*self.with_letters()))

    def test_without_the_documents_it_says_so(self):
        self.assertIn("not looked up", self.assert_passes())

    def test_a_folder_that_is_not_there(self):
        self.assert_finds("is no folder", arguments=("--documents", self.root / "nowhere"))

    def test_a_wrong_phrase_is_told_from_the_root_of_the_tree(self):
        answers = listings()
        answers["check"] = [{"file": str(self.root.resolve() / "models/town/fund.toml"), **WRONG}]
        self.tell(answers, {"check": 2})
        self.assert_finds("\nmodels/town/fund.toml:3: '规模60亿元' does not stand", arguments=self.with_letters())
        self.assertIn("not looked up", self.assert_passes())

    def test_a_check_that_breaks_down(self):
        self.tell(listings(), {"check": 1})
        self.assert_finds("ended with 1", arguments=self.with_letters())

    def test_a_key_of_a_conflict_that_the_page_lacks(self):
        self.plant("docs/conventions.md", PAGE % "none")
        self.assert_finds("names no row for 'fund.size', which turns C1")

    def test_a_key_of_the_page_that_is_not_there(self):
        self.plant("docs/conventions.md", PAGE % "`fund.size`, `.share`")
        self.assert_finds("docs/conventions.md:5: 'fund.share' is no parameter and no entry")

    def test_a_key_of_the_prose_and_of_any_column(self):
        self.plant("docs/conventions.md", PAGE % "`fund.size`" + "\nTurn `fund.sise`.\n\n| `fund.ticket` | x |\n")
        self.assert_finds(":7: 'fund.sise' is no parameter and no entry", ":9: 'fund.ticket' is no parameter")

    def test_a_pattern_that_stands_for_nothing(self):
        for key, reason in (
            ("<fund>.share", "matches no parameter"),
            ("‹fund›.share", "matches no parameter"),
            ("<entry>.share", "matches no parameter"),
            ("town.<id>.growth", "matches no parameter"),
            ("fund.s*e.x", "matches no parameter"),
        ):
            with self.subTest(key):
                self.plant("docs/conventions.md", PAGE % "`fund.size`" + f"\nTurn `{key}`.\n")
                self.assert_finds(f"docs/conventions.md:7: '{key}' {reason}")

    def test_a_pattern_holds_for_every_entry_of_the_kind(self):
        answers = listings()
        answers["systems"].append({**answers["systems"][0], "id": "second_fund"})
        self.tell(answers)
        self.plant("docs/conventions.md", PAGE % "`fund.size`, `<entry>.size`")
        self.assert_passes()
        self.plant("docs/conventions.md", PAGE % "`fund.size`, `<fund>.size`")
        self.assert_finds("'<fund>.size' matches nothing as 'second_fund.size'")

    def test_what_reads_like_a_key_and_is_none(self):
        words = "`--set KEY=VALUE`, `tools/check_data`, `frozen-2024`, `gdp`, `fund.*`, `si.ze()`, `[[change]]`"
        self.plant("docs/conventions.md", PAGE % "`fund.size`" + f"\nSee {words}.\n")
        self.assert_passes()

    def test_an_entry_that_one_activates(self):
        answers = listings()
        answers["conflicts"][0]["keys"] = "fund.active"
        self.tell(answers)
        self.plant("docs/conventions.md", PAGE % "`[[activate]]` of `fund`; `<fund>.size`")
        self.assert_passes()

    def test_each_missing_description(self):
        for topic, field in (
            ("parameters", "unit"),
            ("parameters", "meaning"),
            ("parameters", "meaning_zh"),
            ("parameters", "source"),
            ("parameters", "label_zh"),
            ("systems", "sources"),
            ("systems", "label_en"),
        ):
            with self.subTest(field):
                answers = listings()
                answers[topic][0][field] = 0 if field == "sources" else ""
                self.tell(answers)
                self.assert_finds(f"without {field}")

    def test_a_missing_range(self):
        answers = listings()
        answers["parameters"][0]["maximum"] = None
        self.tell(answers)
        self.assert_finds("fund.size:0: parameter without a range")


if __name__ == "__main__":
    unittest.main()
