"""tools/check_determinism finds each source of differing results, and lets through what is exact or only shown."""

import unittest

from tree import TreeTest

CMAKE = "target_compile_options(options INTERFACE -ffp-contract=off)\n"


class CheckDeterminism(TreeTest):
    check = "check_determinism"
    clean = {
        "CMakeLists.txt": CMAKE,
        "sim/core/math.hpp": "namespace sim {\ndouble exp(double x);\n}\n",
        "sim/core/use.cpp": '#include "sim/core/math.hpp"\nnamespace sim {\ndouble f() { return exp(1.0) + std::sqrt(2.0); }\n}\n',
        "sim/core/note.cpp": '// std::exp(x) and std::hash differ\nconst char* text = "std::rand()";\n',
        "sim/schedule/clock.cpp": "auto now = std::chrono::steady_clock::now();\n",
        "sim/statistics/show.cpp": "double f() { return std::log(2.0); }\n",
        "models/town/grow.cpp": "double f() { return sim::exp(1.0); }\nvoid expand(); int timeline(int);\n",
    }

    def test_a_clean_tree_passes(self):
        self.assert_passes()

    def test_each_rule(self):
        for text in (
            "std::normal_distribution<double> d;",
            "std::mt19937 generator;",
            "int r = std::rand();",
            "std::shuffle(a, b, g);",
            "std::hash<int> h;",
            "std::unordered_map<int, int> m;",
            "std::set<const Agent*> s;",
            "double y = std::exp(x);",
            "double y = ::log(x);",
            "double y = exp(x);",
            "double y = tanh(x);",
            "double y = std::pow (x, 2);",
            "double y = std::reduce(a, b);",
            "auto id = std::this_thread::get_id();",
            "auto t = std::chrono::system_clock::now();",
            "auto t = std::time(nullptr);",
            'std::setlocale(LC_ALL, "");',
            'double y = std::stod("1.5");',
            'auto e = std::getenv("HOME");',
        ):
            with self.subTest(text):
                self.plant("models/town/planted.cpp", "\n" + text + "\n")
                self.assert_finds("models/town/planted.cpp:2: ")

    def test_a_bare_exp_in_the_engine_needs_our_header(self):
        self.plant("sim/random/planted.cpp", "namespace sim {\ndouble f() { return exp(1.0); }\n}\n")
        self.assert_finds("sim/random/planted.cpp:2: 'exp('")

    def test_flags_that_change_results(self):
        for flag in ("-ffast-math", "-march=native", "-ffp-contract=fast"):
            with self.subTest(flag):
                self.plant("CMakeLists.txt", CMAKE + f"add_compile_options({flag})\n")
                self.assert_finds(f"CMakeLists.txt:2: '{flag}'")

    def test_contraction_left_on(self):
        self.plant("CMakeLists.txt", "project(town)\n")
        self.assert_finds("-ffp-contract=off")


if __name__ == "__main__":
    unittest.main()
