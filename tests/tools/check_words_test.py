"""tools/check_words finds a model's word in names, comments and texts, and leaves its look-alikes alone."""

import unittest

from tree import TreeTest


class CheckWords(TreeTest):
    check = "check_words"
    clean = {
        "sim/core/money.hpp": "// Confirm the refund of a grantor: capacity, simplicity, firmware, taxonomy.\nint fen;\n",
        "models/town/bank.cpp": "int bank;\n",
    }

    def test_look_alikes_and_models_pass(self):
        self.assert_passes()

    def test_each_way_to_write_a_word(self):
        for text in (
            "int fund;",
            "int fund_size;",
            "int sizeOfFund;",
            "class FundSize;",
            "int FUNDS;",
            "// as banks do",
            'auto name = "consortia";',
            "// several cities",
            "// 基金",
            "// a start-up",
        ):
            with self.subTest(text):
                self.plant("sim/core/planted.hpp", "\n" + text + "\n")
                self.assert_finds("sim/core/planted.hpp:2: ")

    def test_an_allowance_holds_in_its_file_alone(self):
        self.plant("sim/core/parallel.cpp", "std::vector<std::thread> workers;\n")
        self.assert_passes()
        self.plant("sim/core/money.cpp", "int workers;\n")
        self.assert_finds("sim/core/money.cpp:1: 'workers'")


if __name__ == "__main__":
    unittest.main()
