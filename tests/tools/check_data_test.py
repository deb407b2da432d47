"""tools/check_data finds missing descriptions, and printed figures that do not stand exactly once in their document."""

import unittest

from told_binary import listings, write_binary
from tree import TreeTest

DOCUMENTS = '[[document]]\nid = "letter-1"\ncitation = "a letter"\nrecognised_by = "字〔2025〕1号"\n'


def source(printed, document="letter-1"):
    return f'[[entry]]\nid = "fund"\nsource = [{{ document = "{document}", printed = "{printed}" }}]\n'


class CheckData(TreeTest):
    check = "check_data"
    clean = {
        "models/town/documents.toml": DOCUMENTS,
        "models/town/catalogue/fund.toml": source("规模50亿元"),
        "letters/a.txt": "字〔2025〕1号\n设立规模50\n　亿元的基金，又设规模9亿元、规模9亿元。\n",
        "letters/b.txt": "别的信\n",
    }

    def setUp(self):
        super().setUp()
        self.tell(listings())

    def tell(self, answers):
        write_binary(self.root / "build/release/innosim", answers)

    def with_letters(self):
        return ("--documents", self.root / "letters")

    def test_a_complete_tree_passes(self):
        self.assertIn("1 citations", self.assert_passes(*self.with_letters()))

    def test_without_the_documents_it_says_so(self):
        self.plant("models/town/catalogue/fund.toml", source("不在信里"))
        self.assertIn("not looked up", self.assert_passes())

    def test_a_folder_that_is_not_there(self):
        self.assert_finds("is no folder", arguments=("--documents", self.root / "nowhere"))

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

    def test_a_figure_that_is_not_printed_or_printed_twice(self):
        for printed, times in (("规模60亿元", 0), ("规模9亿元", 2)):
            with self.subTest(printed):
                self.plant("models/town/catalogue/fund.toml", source(printed))
                self.assert_finds(f"fund.toml:3: '{printed}' stands {times} times", arguments=self.with_letters())

    def test_a_phrase_that_is_too_long(self):
        self.plant("models/town/catalogue/fund.toml", source("字" * 31))
        self.assert_finds("longer than 30 characters")

    def test_the_phrase_of_a_whatif_may_be_longer(self):
        self.plant("models/town/whatifs.toml", source("字" * 40))
        self.assert_passes()
        self.plant("models/town/whatifs.toml", source("字" * 41))
        self.assert_finds("longer than 40 characters")

    def test_phrases_of_whatifs_and_problems_are_looked_up(self):
        for name in ("whatifs", "problems"):
            with self.subTest(name):
                self.plant(f"models/town/{name}.toml", source("不在信里"))
                self.assert_finds(f"{name}.toml:3: '不在信里' stands 0 times", arguments=self.with_letters())

    def test_an_undeclared_document(self):
        self.plant("models/town/catalogue/fund.toml", source("规模50亿元", document="letter-2"))
        self.assert_finds("'letter-2' is not declared")

    def test_a_document_that_two_files_could_be(self):
        self.plant("letters/c.txt", "字〔2025〕1号\n")
        self.assert_finds("stands in 2 files", arguments=self.with_letters())


if __name__ == "__main__":
    unittest.main()
