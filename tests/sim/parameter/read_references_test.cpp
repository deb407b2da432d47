#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string groups =
    "[[group]]\nid = \"G1\"\nlabel = { en = \"Bridges\", zh = \"桥\" }\n";  // lines 1 to 3
const std::string repair_source =
    "source = { document = \"river-plan\", section = \"2\", printed = \"修桥\" }\n";

std::string row(const std::string& id, const std::string& rest = "") {
  return "[[whatif]]\nid = \"" + id + "\"\ngroup = \"G1\"\nclass = \"input\"\nlever = \"more lanes\"\n" +
         repair_source + rest;
}

std::vector<std::string> problems_of_whatifs(const std::string& text) {
  const river::TempFolder folder;
  folder.write("whatifs.toml", text);
  return river::problems_of([&] { river::read_world(folder); });
}

std::vector<std::string> problems_of_entry(const std::string& problems) {
  const river::TempFolder folder;
  folder.write("problems.toml",
               "[[theme]]\nid = \"water\"\nlabel = { en = \"Water\", zh = \"水\" }\n"
               "[[problem]]\nid = \"P1\"\ntheme = \"water\"\nproblem = \"too few\"\n" +
                   repair_source + "[[problem]]\nid = \"P2\"\ntheme = \"water\"\nproblem = \"too dear\"\n" +
                   repair_source);
  std::string entry =
      "[[entry]]\nid = \"raft\"\nkind = \"ferry\"\ngrade = \"C\"\nlabel = { en = \"Raft\", zh = \"筏\" }\n"
      "group = \"2\"\nsource = { assumed = \"a tale\" }\nfrom = \"2024Q1\"\ntoll = \"1 CNY\"\n";
  folder.write("catalogue/zebra.toml", entry + "problems = " + problems + "\n");
  return river::problems_of([&] { river::read_world(folder); });
}

TEST(ReadReferences, ReadsEveryRowInTheOrderOfTheFile) {
  const river::TempFolder folder;
  folder.write("whatifs.toml", groups + row("W2", "systems = [\"old_bridge\", \"no_such_bridge\"]\n") +
                                   row("W1", "ours = true\n"));
  const Inputs inputs = river::read_world(folder);
  EXPECT_THAT(inputs.whatifs.ids(), ElementsAre("W2", "W1"));
  const Reference& second = *inputs.whatifs.find("W2");
  EXPECT_EQ(second.category, "input");
  EXPECT_EQ(second.words, "more lanes");
  EXPECT_EQ(second.printed(), "修桥");
  EXPECT_EQ(second.text("en"), "more lanes");
  EXPECT_EQ(second.text("zh"), "修桥");
  EXPECT_THAT(second.systems, ElementsAre("old_bridge", "no_such_bridge"));
  EXPECT_FALSE(second.ours);
  EXPECT_EQ(second.position, (Position{4, 1}));
  EXPECT_TRUE(inputs.whatifs.find("W1")->ours);
  EXPECT_EQ(inputs.whatifs.group("G1")->label.zh, "桥");
  EXPECT_EQ(inputs.whatifs.find("W3"), nullptr);
}

TEST(ReadReferences, AreNoPartOfWhatAStudyRecords) {
  const river::TempFolder folder;
  folder.write("whatifs.toml", groups + row("W1"));
  EXPECT_THAT(river::read_world(folder).texts, SizeIs(3));
}

TEST(ReadReferences, RefusesAnIdThatIsThereAlready) {
  EXPECT_THAT(problems_of_whatifs(groups + row("W1") + row("W1")),
              ElementsAre("whatifs.toml:11:6: what-if 'W1' is defined already, in line 5"));
  EXPECT_THAT(problems_of_whatifs(groups + groups + row("W1")),
              ElementsAre("whatifs.toml:5:6: group 'G1' is defined already, in line 2"));
}

TEST(ReadReferences, RefusesUnknownWordsAndKeysAllInOnePass) {
  const std::string text =
      "[[whatif]]\nid = \"W 1\"\ngroup = \"G2\"\nclass = \"imput\"\nlevre = \"more\"\n"
      "source = { document = \"river-pla\", section = \"2\", printed = \"修桥\" }\nsystems = [\"Old\"]\n";
  EXPECT_THAT(problems_of_whatifs(groups + text),
              ElementsAre("whatifs.toml:5:6: 'W 1' is no id: letters, digits, - and _, a letter first",
                          "whatifs.toml:6:9: unknown group 'G2'; did you mean 'G1'?",
                          "whatifs.toml:7:9: unknown class 'imput'; did you mean 'input'?",
                          "whatifs.toml:8:1: unknown key 'levre'; did you mean 'lever'?",
                          "whatifs.toml:9:23: unknown document 'river-pla'; did you mean 'river-plan'?",
                          "whatifs.toml:10:11: 'Old' is no id: lower-case letters, digits and _ only"));
}

TEST(ReadReferences, QuotesLongerPhrasesForWhatIfsOnly) {
  const auto quoted = [](int characters) {
    std::string phrase;
    for (int i = 0; i < characters; ++i) phrase += "桥";
    return "source = { document = \"river-plan\", section = \"2\", printed = \"" + phrase + "\" }\n";
  };
  const std::string whatif = "[[whatif]]\nid = \"W1\"\ngroup = \"G1\"\nclass = \"input\"\nlever = \"more\"\n";
  EXPECT_THAT(problems_of_whatifs(groups + whatif + quoted(40)), IsEmpty());
  EXPECT_THAT(problems_of_whatifs(groups + whatif + quoted(41)), ElementsAre(HasSubstr("at most 40")));
  const river::TempFolder folder;
  folder.write("problems.toml",
               "[[theme]]\nid = \"t\"\nlabel = { en = \"t\", zh = \"t\" }\n[[problem]]\nid = \"P1\"\n"
               "theme = \"t\"\nproblem = \"p\"\n" +
                   quoted(31));
  EXPECT_THAT(river::problems_of([&] { river::read_world(folder); }), Contains(HasSubstr("at most 30")));
}

TEST(ReadReferences, EntriesAnswerKnownProblemsOnly) {
  EXPECT_THAT(problems_of_entry("[\"P1\", \"P2\"]"), IsEmpty());
  EXPECT_THAT(problems_of_entry("[\"P1\", \"P9\"]"),
              ElementsAre("zebra.toml:10:19: unknown problem 'P9'; known: P1, P2"));
  EXPECT_THAT(problems_of_entry("[\"p2\"]"),
              ElementsAre("zebra.toml:10:13: unknown problem 'p2'; known: P1, P2; did you mean 'P2'?"));
}

TEST(ReferenceList, NamesTheRangeAndGuessesSlipsButNoNumbers) {
  ReferenceList list;
  list.noun = "what-if";
  for (const char* id : {"W001", "W002", "W010", "W372"}) {
    list.rows.emplace_back();
    list.rows.back().id = id;
  }
  EXPECT_EQ(list.unknown("W999"), "unknown what-if 'W999'; W001 to W372 are known");
  EXPECT_EQ(list.unknown("w372"), "unknown what-if 'w372'; W001 to W372 are known; did you mean 'W372'?");
  EXPECT_EQ(list.unknown("W10"), "unknown what-if 'W10'; W001 to W372 are known; did you mean 'W010'?");
}

}  // namespace
}  // namespace sim
