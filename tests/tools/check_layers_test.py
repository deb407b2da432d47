"""tools/check_layers finds each kind of wrong arrow, and nothing in a tree that has none."""

import unittest

from tree import TreeTest


class CheckLayers(TreeTest):
    check = "check_layers"
    clean = {
        "sim/core/hash.hpp": "#include <string>\n",
        "sim/core/parallel.cpp": "#include <tbb/parallel_for.h>\n",
        "sim/state/table.hpp": '#include <vector>\n#include "sim/core/hash.hpp"\n',
        "sim/output/file.cpp": "#include <hdf5.h>\n#include <unistd.h>\n",
        "models/town/process/process.hpp": '#include "sim/state/table.hpp"\n',
        "models/town/process/hire_people.hpp": '#include "models/town/process/process.hpp"\n',
        "models/town/process/hire_people.cpp": '#include "models/town/process/hire_people.hpp"\n',
    }

    def test_a_clean_tree_passes(self):
        self.assertIn("7 looked at", self.assert_passes())

    def test_an_arrow_to_the_right(self):
        self.plant("sim/core/money.hpp", '\n#include "sim/state/table.hpp"\n')
        self.assert_finds("sim/core/money.hpp:2: sim/core may not include sim/state")

    def test_a_model_in_the_engine(self):
        self.plant("sim/cli/program.cpp", '#include "models/town/process/process.hpp"\n')
        self.assert_finds("the engine may not include a model")

    def test_a_folder_without_a_place(self):
        self.plant("sim/misc/helper.hpp", '#include "sim/core/hash.hpp"\n')
        self.assert_finds("sim/misc has no place")

    def test_a_process_that_includes_another(self):
        self.plant("models/town/process/pay_people.cpp", '#include "models/town/process/hire_people.hpp"\n')
        self.assert_finds("process 'pay_people' may not include process 'hire_people'")

    def test_a_model_that_includes_another(self):
        self.plant("models/village/main.cpp", '#include "models/town/process/process.hpp"\n')
        self.assert_finds("models/village may not include models/town")

    def test_libraries_out_of_their_place(self):
        for path, include in {
            "sim/state/sum.cpp": "tbb/parallel_reduce.h",
            "sim/cli/info.cpp": "hdf5.h",
            "sim/core/options.cpp": "boost/program_options.hpp",
            "models/town/draw.cpp": "boost/math/distributions/normal.hpp",
            "sim/ledger/read.cpp": "toml++/toml.h",
            "sim/core/unknown.cpp": "eigen3/Eigen/Dense",
        }.items():
            with self.subTest(include):
                self.plant(path, f"#include <{include}>\n")
                self.assert_finds(f"{path}:1: <{include}>")

    def test_a_header_named_from_its_own_folder(self):
        self.plant("sim/core/text.cpp", '#include "hash.hpp"\n')
        self.assert_finds("name headers from the root")

    def test_a_circle(self):
        self.plant("sim/core/a.hpp", '#include "sim/core/b.hpp"\n')
        self.plant("sim/core/b.hpp", '#include "sim/core/a.hpp"\n')
        self.assert_finds("includes itself: sim/core/a.hpp -> sim/core/b.hpp -> sim/core/a.hpp")

    def test_an_include_in_a_comment_counts_for_nothing(self):
        self.plant("sim/core/note.hpp", '// #include "sim/state/table.hpp"\n/*\n#include <hdf5.h>\n*/\n')
        self.assert_passes()

    def test_an_empty_tree_is_no_success(self):
        for path in self.clean:
            (self.root / path).unlink()
        self.assert_finds("nothing to look at")


if __name__ == "__main__":
    unittest.main()
