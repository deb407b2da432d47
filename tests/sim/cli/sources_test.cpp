#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/cli/conflict_text.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string told(const std::string& value, const std::string& printed) {
  return "{ value = \"" + value + "\", source = { document = \"almanac\", section = \"1\", printed = \"" +
         printed + "\" } }";
}

/// The toy with a conflict, a point of its own that the model reads, and a copy of its almanac.
class Sources : public ::testing::Test {
 protected:
  Sources() {
    program_.write(
        "data/models/toy/conflicts.toml",
        "[[conflict]]\nid = \"C1\"\nclass = \"wording\"\n"
        "what = { en = \"mills at work\", zh = \"运转的磨坊\" }\nvalues = [" +
            told("50", "50 mills") + ", " + told("52", "52 with the idle") +
            "]\nreading = { en = \"without the idle\", zh = \"不含停工\" }\nkeys = [\"mill.number\"]\n");
    program_.write("data/models/toy/observations/printed.toml",
                   "[[point]]\ndocument = \"almanac\"\nprinted = \"320座磨坊\"\n");
    almanac("Almanac\nThere were 50 mills,\n  52 with the idle.\n后来有320\n　座磨坊。\n");
  }
  void almanac(const std::string& text) const { program_.write("papers/a.txt", text); }
  toy::Program::Outcome check(std::vector<std::string> more = {}) const {
    std::vector<std::string> line = {"sources", "check", "--documents", program_.path("papers")};
    line.insert(line.end(), more.begin(), more.end());
    return program_(line);
  }
  toy::Program program_;
};

TEST_F(Sources, AreListedWithTheirBasisAndCounted) {
  const auto shown = program_({"sources"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("mill.number"));
  EXPECT_THAT(shown.out, HasSubstr("50 mills"));
  EXPECT_EQ(shown.err,
            "document:   1\nliterature: 1\nassumed:    2\n  almanac             1  Almanac, 2024\n");
  const auto rows = program_({"sources", "list", "--format", "json", "--quiet"}).json();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[3]["key"], "guild.due");
  const auto& mills = rows[0];
  EXPECT_EQ(mills["key"], "mill.number");
  EXPECT_EQ(mills["what"], "parameter");
  EXPECT_EQ(mills["value"], 50);
  EXPECT_EQ(mills["basis"], "document");
  EXPECT_EQ(mills["citation"], "Almanac, 2024");
  EXPECT_EQ(mills["printed"], "50 mills");
  EXPECT_EQ(mills["as_of"], "2024");
  EXPECT_EQ(mills["inherited"], false);
}

TEST_F(Sources, AreChosenByBasisAndByText) {
  const auto assumed = program_({"sources", "list", "--basis", "assumed", "--format", "json"}).json();
  ASSERT_EQ(assumed.size(), 2U);
  EXPECT_EQ(assumed[1]["text"], "half a tithe");
  EXPECT_EQ(program_({"sources", "--search", "MILLER", "--format", "json"}).json().size(), 1U);
  EXPECT_EQ(program_({"sources", "--search", "gold"}).err, "nothing found\n");
}

TEST_F(Sources, StandInTheirDocumentWhateverItsNameAndLines) {
  const auto outcome = check();
  EXPECT_EQ(outcome.out, "ok: 4 citations, each printed once in its document (1 document)\n");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.code, 0);
  program_.write("papers/picture.png", std::string("\x89PNG\0\xff", 6));
  EXPECT_EQ(check({"--format", "json"}).json().size(), 0U);
}

TEST_F(Sources, AWrongFigureIsToldWhereItIsWrittenWithWhatStandsThere) {
  almanac("Almanac\nThere were 40 mills, 52 with the idle. 后来有320座磨坊。");
  const auto outcome = check();
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err,
              HasSubstr("parameters/mill.toml:8:59: error: '50 mills' does not stand in 'almanac' (a.txt); "
                        "nearest: '40mills'\n"));
  EXPECT_THAT(outcome.err, HasSubstr("conflicts.toml:5:"));
  EXPECT_THAT(outcome.err, HasSubstr("2 problems among 4 citations; 1 document found\n"));
  const auto rows = check({"--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1]["line"], 8);
  EXPECT_EQ(rows[1]["times"], 0);
  EXPECT_EQ(rows[1]["printed"], "50 mills");
}

TEST_F(Sources, AFigureThatStandsTwiceIsNoPlace) {
  almanac("Almanac 50 mills, 52 with the idle. 320座磨坊。又有320座磨坊。");
  EXPECT_THAT(check().err, HasSubstr("printed.toml:3:11: error: '320座磨坊' stands 2 times, not once, in "
                                     "'almanac' (a.txt); quote more of the sentence"));
}

TEST_F(Sources, AMissingDocumentIsOneLine) {
  almanac("Calendar 50 mills");
  program_.write("papers/b.bin", std::string("\0", 1));
  const auto outcome = check();
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("papers: error: document 'almanac' (Almanac, 2024) is missing: no file "
                                     "holds 'Almanac'\n"));
  EXPECT_THAT(outcome.err, HasSubstr("b.bin: warning: not looked into: is no UTF-8 text"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("does not stand")));
  program_.write("papers/a.txt", "Almanac");
  program_.write("papers/c.txt", "Alma\nnac");
  EXPECT_THAT(check().err, HasSubstr("'Almanac' stands in 2 files (a.txt, c.txt), not in one"));
}

TEST_F(Sources, AFolderThatIsNoneIsRefused) {
  const auto error_of = [&](const std::string& name) {
    const auto outcome = program_({"sources", "check", "--documents", program_.path(name)});
    EXPECT_EQ(outcome.code, 2) << name;
    return outcome.err;
  };
  EXPECT_THAT(error_of("nowhere"), HasSubstr("nowhere: error: no such folder"));
  EXPECT_THAT(error_of("papers/a.txt"), HasSubstr("a.txt: error: is no folder"));
  program_.write("hidden/.a", "Almanac");
  EXPECT_THAT(error_of("hidden"), HasSubstr("hidden: error: the folder is empty"));
  program_.write("binary/a", std::string("\xff\0", 2));
  EXPECT_THAT(error_of("binary"),
              HasSubstr("none of its 1 files is a text to look into; a: not looked into"));
  program_.write("long/a", std::string((4U << 20) + 1, 'x'));
  EXPECT_THAT(error_of("long"), HasSubstr("a: not looked into: longer than 4194304 bytes"));
  EXPECT_THAT(program_({"sources", "check"}).err, HasSubstr("needs --documents DIR"));
}

TEST_F(Sources, OptionsOfAnotherPartAreRefused) {
  EXPECT_THAT(check({"--search", "mill"}).err,
              HasSubstr("--search goes with 'sources list' and 'sources conf"));
  EXPECT_THAT(program_({"sources", "conflicts", "--basis", "assumed"}).err,
              HasSubstr("--basis goes with 'sources list' only"));
  EXPECT_THAT(program_({"sources", "chek"}).err,
              HasSubstr("sources has no part 'chek'; did you mean 'check'?"));
}

TEST_F(Sources, ConflictsAreShownWithTheParameterThatTurnsThem) {
  const auto shown = program_({"sources", "conflicts"});
  EXPECT_THAT(shown.out, HasSubstr("52: almanac 1 “52 with the idle”\n"));
  EXPECT_THAT(shown.out, HasSubstr("without the idle\n"));
  EXPECT_THAT(shown.out, HasSubstr("mill.number = 50\n"));
  const auto rows = program_({"sources", "conflicts", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1]["id"], "C1");
  EXPECT_EQ(rows[1]["origin"], "written");
  EXPECT_EQ(rows[1]["value_en"], "52");
  EXPECT_EQ(rows[1]["reading_zh"], "不含停工");
  EXPECT_EQ(rows[1]["keys"], "mill.number");
  EXPECT_THAT(program_({"sources", "conflicts", "--search", "gold"}).err, HasSubstr("nothing found"));
  EXPECT_THAT(program_({"describe", "C1", "--lang", "zh"}).out, HasSubstr("表述含混"));
  EXPECT_THAT(program_({"describe", "mill.number"}).out, HasSubstr("C1 mills at work"));
}

TEST(DatedConflicts, AreParametersAndEntriesWithFiguresOfDifferentDates) {
  const river::TempFolder folder;
  const auto printed = [](const std::string& phrase, const std::string& date) {
    return "{ document = \"river-plan\", section = \"1\", printed = \"" + phrase + "\", as_of = \"" + date +
           "\" }";
  };
  folder.write(
      "catalogue/zebra.toml",
      "[[entry]]\nid = \"raft\"\nkind = \"ferry\"\ngrade = \"C\"\nlabel = { en = \"Raft\", zh = \"筏\" "
      "}\ngroup = \"2\"\nsource = [" +
          printed("a raft", "2019") + ", " + printed("two rafts", "2020") +
          "]\nfrom = \"2024Q1\"\ntoll = { value = \"1 CNY\", source = [" + printed("one", "2020") + ", " +
          printed("uno", "2020") + "] }\n");
  const sim::Inputs inputs = river::read_world(folder);
  const std::vector<sim::Conflict> found = sim::dated_conflicts(inputs);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "raft");
  EXPECT_EQ(found[0].values.size(), 2U);
  EXPECT_EQ(found[0].values[1].value.en, "2020");
  EXPECT_THAT(found[0].keys, ElementsAre("raft.active"));  // the toll rests on other figures
}

// Of a bridge with figures of two dates: what quotes one of them, and quantities without a source of their
// own; neither what was left to its default, nor a choice, nor what is assumed.
TEST(DatedConflicts, OfAnEntryAreTurnedByWhatRestsOnItsFigures) {
  const river::TempFolder folder;
  const std::string one =
      "{ document = \"river-plan\", section = \"1\", printed = \"2 lanes\", as_of = \"2019\" }";
  const std::string other =
      "{ document = \"river-plan\", section = \"1\", printed = \"3 lanes\", as_of = \"2020\" }";
  folder.write("catalogue/zebra.toml",
               "[[entry]]\nid = \"viaduct\"\nkind = \"bridge\"\ngrade = \"C\"\n"
               "label = { en = \"Viaduct\", zh = \"高架\" }\ngroup = \"2\"\nfrom = \"2024Q1\"\nsource = [" +
                   one + ", " + other + "]\nlanes = { value = 2, source = [" + one +
                   "] }\ntoll = \"1 CNY\"\nstone = \"granite\"\n"
                   "use = { value = 0.5, source = [{ assumed = \"half\" }] }\n");
  const sim::Inputs inputs = river::read_world(folder);
  const std::vector<sim::Conflict> found = sim::dated_conflicts(inputs);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].keys, ElementsAre("viaduct.lanes", "viaduct.toll"));
}

}  // namespace
