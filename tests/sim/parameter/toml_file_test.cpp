#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "sim/parameter/toml_file.hpp"
#include "tests/sim/parameter/case_name.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<std::string> faults(const std::string& text) {
  return river::problems_of([&] { TomlFile::parse(text, "x.toml"); });
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

struct Bad {
  std::string text;
  std::string problem;
};

void PrintTo(const Bad& bad, std::ostream* out) {
  *out << printable(bad.text, 40);
}

std::string bad_name(const ::testing::TestParamInfo<Bad>& info) {
  return river::case_name(info.index, info.param.problem.substr(std::string("x.toml:").size()));
}

class BadToml : public ::testing::TestWithParam<Bad> {};

TEST_P(BadToml, IsRefusedAtItsPlace) {
  EXPECT_THAT(faults(GetParam().text), ElementsAre(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, BadToml,
    ::testing::Values(
        Bad{"", "x.toml:0:0: the file is empty"}, Bad{"\xEF\xBB\xBF \r\n", "x.toml:0:0: the file is empty"},
        Bad{"[|x]", "x.toml:1:2: expected a key, found '|'"},
        Bad{"a = 1\n|", "x.toml:2:1: expected a key, found '|'"},
        Bad{"[]", "x.toml:1:2: expected a key, found ']'"},
        Bad{"[a", "x.toml:1:3: expected ']' at the end of the header, found the end of the file"},
        Bad{"[[a]", "x.toml:1:5: expected ']]' at the end of the header, found the end of the file"},
        Bad{"a", "x.toml:1:2: expected '=' after the key, found the end of the file"},
        Bad{"a =\n", "x.toml:1:4: expected a value, found the end of the line"},
        Bad{"a = |", "x.toml:1:5: expected a value, found '|'"},
        Bad{"a = [1 2]", "x.toml:1:8: expected ',' or ']' in the list, found '2'"},
        Bad{"a = { b = 1\n}",
            "x.toml:1:12: expected ',' or '}' in the table, found the end of the line; a table in braces "
            "stays on "
            "one line"},
        Bad{"a = { b = 1, }",
            "x.toml:1:14: not TOML: inline table: expected key-value pair, saw closing '}' "
            "(dangling comma)"},
        Bad{"a = \"b", "x.toml:1:7: a text in quotes does not end on its line"},
        Bad{"a = '''b\n", "x.toml:1:5: a text in triple quotes does not end"},
        Bad{"a = \"b\x01\"", "x.toml:1:7: control character in a text"},
        Bad{"a = 1 # \x7F", "x.toml:1:9: control character in a comment"},
        Bad{"a = 1\rb = 2", "x.toml:1:6: a carriage return stands without its line feed"},
        Bad{"\"\" = 1", "x.toml:1:1: a key may not be empty"},
        Bad{"金 = 1", "x.toml:1:1: expected a key, found '金'"},
        Bad{"a = 50 亿元",
            "x.toml:1:8: expected the end of the line, found '亿'; a value with a unit stands in quotes, "
            "such as "
            "\"4 quarters\""},
        Bad{"a = 50亿元",
            "x.toml:1:7: unexpected '亿' after a number; a value with a unit stands in quotes, such as "
            "\"4 quarters\""},
        Bad{"a = yes", "x.toml:1:5: 'yes' is no value; text stands in quotes"},
        Bad{"a = [nan]", "x.toml:1:6: 'nan' is no value; a finite number is needed"},
        Bad{"a = -inf", "x.toml:1:5: '-inf' is no value; a finite number is needed"},
        Bad{"a = 1e999", "x.toml:1:5: '1e999' is too large or too small for a number"},
        Bad{"a = 1e-999", "x.toml:1:5: '1e-999' is too large or too small for a number"},
        Bad{"a = 012", "x.toml:1:5: '012' has a leading zero"},
        Bad{"a = 9223372036854775808", "x.toml:1:5: '9223372036854775808' is too large for a whole number"},
        Bad{"a = 9007199254740993",
            "x.toml:1:5: whole number beyond 2^53; write it with an exponent, such as 1e16"},
        Bad{"a = 1\na = 2", "x.toml:2:5: duplicate key 'a': it has a value already"},
        Bad{"[a]\n[b]\n[a]\n", "x.toml:3:1: duplicate key 'a': it has a value already"},
        Bad{"a = { b = 1, b = 2 }", "x.toml:1:18: duplicate key 'b': it has a value already"},
        Bad{"a = \"中\xFF\"", "x.toml:1:7: the file is not valid UTF-8"},
        Bad{std::string("a = \"b\0c\"", 9), "x.toml:1:7: the file holds a NUL byte; it is no text"}),
    bad_name);

TEST(TomlLimits, RefuseWhatWouldCrashAParser) {
  EXPECT_THAT(faults("a" + repeated(".a", 30000) + " = 1"),
              ElementsAre("x.toml:1:1: key of more than 16 parts"));
  EXPECT_THAT(faults("[" + repeated("a.", 30000) + "a]"),
              ElementsAre("x.toml:1:2: key of more than 16 parts"));
  EXPECT_THAT(faults("a = " + repeated("[\n", 100000)),
              ElementsAre("x.toml:34:1: more than 32 levels of brackets"));
  EXPECT_THAT(faults("a = " + repeated("[", 100000)),
              ElementsAre("x.toml:1:1: a line of more than 65536 bytes"));
  EXPECT_THAT(faults("a = " + std::string(400, '9')),
              ElementsAre("x.toml:1:5: a number of 400 characters; at most 64 are read"));
  EXPECT_THAT(faults("b = 1\na = \"" + std::string(70000, 'a') + "\""),
              ElementsAre("x.toml:2:1: a line of more than 65536 bytes"));
  EXPECT_THAT(faults(std::string((4U << 20) + 1, '#')), ElementsAre("x.toml:0:0: longer than 4194304 bytes"));
}

TEST(TomlLimits, AcceptWhatIsJustInside) {
  EXPECT_THAT(faults("a" + repeated(".a", 15) + " = 1"), SizeIs(0));
  EXPECT_THAT(faults("a = " + repeated("[", 32) + repeated("]", 32)), SizeIs(0));
  EXPECT_THAT(faults("a = 0." + std::string(62, '1')), SizeIs(0));
}

TEST(TomlFile, AcceptsBomWindowsLinesAndAllKindsOfText) {
  const TomlFile file = TomlFile::parse(
      "\xEF\xBB\xBF# 注\r\na = \"[|x]\"\r\n'b c' = 'it\\'\r\nd = \"\"\"x\r\n\"\\\"\"\"\"\"\r\ne.f = [ # "
      "c\r\n 1, 2.5,\r\n]\r\n",
      "x.toml");
  EXPECT_EQ(file.root()["a"].value<std::string>(), "[|x]");
  EXPECT_EQ(file.root()["b c"].value<std::string>(), "it\\");
  EXPECT_EQ(file.root()["e"]["f"].as_array()->size(), 2U);
  EXPECT_EQ(file.line(2), "a = \"[|x]\"");
  EXPECT_EQ(file.line(0), "");
  EXPECT_EQ(file.line(99), "");
}

TEST(TomlFile, PointsAtKeysAndValuesInCharacters) {
  const TomlFile file = TomlFile::parse("a = [\"年年\", 2]\n", "x.toml");
  const toml::node& two = file.root()["a"].as_array()->at(1);
  EXPECT_EQ(river::brief(file.problem(two, "here")), "x.toml:1:12: here");
  EXPECT_EQ(file.problem(two, "here").source_line, "a = [\"年年\", 2]");
}

TEST(TomlFile, RefusesWhatIsNoReadableFile) {
  const river::TempFolder folder;
  const auto read = [&](const std::string& path) {
    return river::problems_of([&] { TomlFile::read(path); });
  };
  EXPECT_THAT(read(folder.path() + "/no.toml"), ElementsAre("no.toml:0:0: no such file"));
  EXPECT_THAT(read(folder.path()), ElementsAre(HasSubstr("is a folder, not a file")));
  EXPECT_THAT(read("/dev/zero"), ElementsAre("zero:0:0: is not a regular file"));
}

TEST(TomlFile, RefusesAHugeFileWithoutReadingItWhole) {
  const river::TempFolder folder;
  const std::string path = folder.write("huge.toml", "a = 1\n");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 40);  // a sparse terabyte would not fit into memory
  EXPECT_THAT(river::problems_of([&] { TomlFile::read(path); }),
              ElementsAre("huge.toml:0:0: longer than 4194304 bytes"));
}

TEST(TomlFile, NamesUnknownKeysWithASuggestion) {
  const TomlFile file = TomlFile::parse("tolls = 1\nlanes = 2\n", "x.toml");
  std::vector<Problem> problems;
  refuse_unknown_keys(file, file.root(), {"toll", "lanes"}, problems);
  EXPECT_THAT(river::briefs(problems), ElementsAre("x.toml:1:1: unknown key 'tolls'; did you mean 'toll'?"));
}

TEST(FirstProblems, KeepsTwentyInTheOrderOfTheFile) {
  std::vector<Problem> problems;
  for (int line = 30; line >= 1; --line) problems.push_back(Problem{"x.toml", {line, 1}, "bad", "", {}});
  const std::vector<Problem> kept = first_problems(problems);
  ASSERT_THAT(kept, SizeIs(20));
  EXPECT_EQ(kept[0].position.line, 1);
  EXPECT_EQ(kept[18].position.line, 19);
  EXPECT_EQ(kept[19].message, "and 11 more problems in this file");
}

TEST(TomlFile, SurvivesGarbage) {
  // Bytes that TOML is made of, in random order: refused or read, never a crash.
  const std::string alphabet = "[]{}=.,\"'#\\ \n\tab01-+_:eETZ|\xC3\xA9";
  std::mt19937 random(11);
  int read = 0;
  for (int i = 0; i < 30000; ++i) {
    std::string text;
    const std::size_t length = 1 + random() % 24;
    for (std::size_t k = 0; k < length; ++k) text += alphabet[random() % alphabet.size()];
    read += faults(text).empty() ? 1 : 0;
  }
  EXPECT_GT(read, 0);
  EXPECT_LT(read, 30000);
}

}  // namespace
}  // namespace sim
