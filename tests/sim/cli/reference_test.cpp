#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string source = "source = { document = \"almanac\", section = \"3\", printed = \"粮价\" }\n";

/// The toy with four what-ifs and two problems.
class References : public ::testing::Test {
 protected:
  References() {
    std::string whatifs = "[[group]]\nid = \"G1\"\nlabel = { en = \"Grain\", zh = \"粮食\" }\n";
    for (const char* id : {"W001", "W002", "W003", "W004"})
      whatifs += std::string("[[whatif]]\nid = \"") + id +
                 "\"\ngroup = \"G1\"\nclass = \"input\"\nlever = \"price of grain\"\nsystems = [\"mill\"]\n" +
                 source;
    whatifs += "ours = true\n";
    program_.write("data/models/toy/whatifs.toml", whatifs);
    program_.write("data/models/toy/problems.toml",
                   "[[theme]]\nid = \"hunger\"\nlabel = { en = \"Hunger\", zh = \"饥饿\" }\n"
                   "[[problem]]\nid = \"P1\"\ntheme = \"hunger\"\nproblem = \"bread is dear\"\n" +
                       source);
    program_.write_scenario("citing", "Citing", "cites = [\"W002\", \"W004\"]\n");
  }
  toy::Program program_;
};

TEST_F(References, AreListedForPeopleAndPrograms) {
  const auto shown = program_({"list", "whatifs"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("W002  G1     input  almanac   粮价     price of grain  mill"));
  const auto rows = program_({"list", "whatifs", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[3]["id"], "W004");
  EXPECT_EQ(rows[3]["group_zh"], "粮食");
  EXPECT_EQ(rows[3]["section"], "3");
  EXPECT_EQ(rows[3]["ours"], true);
  EXPECT_EQ(rows[0]["ours"], false);
  const auto problems = program_({"list", "problems", "--search", "BREAD", "--format", "csv"});
  EXPECT_EQ(problems.out,
            "id,theme,document,section,printed,problem,systems,theme_en,theme_zh\r\n"
            "P1,hunger,almanac,3,粮价,bread is dear,,Hunger,饥饿\r\n");
  EXPECT_THAT(program_({"list", "problems", "--search", "gold"}).err, HasSubstr("nothing found"));
}

TEST_F(References, AreDescribedWithWhatNamesThem) {
  const auto whatif = program_({"describe", "W004"});
  EXPECT_THAT(whatif.out, HasSubstr("price of grain"));
  EXPECT_THAT(whatif.out, HasSubstr("G1 (Grain)"));
  EXPECT_THAT(whatif.out, HasSubstr("almanac 3 “粮价”"));
  EXPECT_THAT(whatif.out, HasSubstr("mill (not in the catalogue yet)"));
  EXPECT_THAT(whatif.out, HasSubstr("cited by scenarios  citing\n"));
  EXPECT_THAT(whatif.out, HasSubstr("ours"));
  EXPECT_THAT(program_({"describe", "W001"}).out, Not(HasSubstr("ours")));
  EXPECT_THAT(program_({"describe", "W001"}).out, Not(HasSubstr("cited by")));
  EXPECT_THAT(program_({"describe", "G1"}).out, HasSubstr("W003 price of grain"));
  EXPECT_EQ(program_({"describe", "P1", "--format", "json"}).json()[0]["theme"], "hunger");
}

TEST_F(References, TellWhichOfThemHaveAScenario) {
  const std::string head = "title = { en = \"T\", zh = \"题\" }\n";
  program_.write("data/scenarios/documents/W001.toml", head);
  program_.write("data/scenarios/documents/W003.toml",
                 head + "[sweep]\ntarget = \"market.price\"\nscale = [1, 2, 3]\nfrom = \"2022Q1\"\n");
  program_.write("data/scenarios/documents/W004.toml", "not TOML");
  const auto rows = program_({"list", "whatifs", "--format", "json"}).json();
  EXPECT_EQ(rows[0]["points"], 1);
  EXPECT_TRUE(rows[1]["points"].is_null());
  EXPECT_EQ(rows[2]["points"], 3);
  EXPECT_TRUE(rows[3]["points"].is_null());
  EXPECT_THAT(program_({"describe", "W003"}).out, HasSubstr("/scenarios/documents/W003.toml\n"));
  EXPECT_THAT(program_({"describe", "W002"}).out, Not(HasSubstr("documents/W002.toml")));
}

TEST_F(References, AScenarioThatCannotBeReadCitesNothing) {
  program_.write_scenario("broken", "Broken", "cites = [\"W002\"]\nnonsense = 1\n");
  const auto outcome = program_({"describe", "W002"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("cited by scenarios  citing\n"));
}

TEST_F(References, AScenarioTellsWhatItCites) {
  EXPECT_THAT(program_({"describe", "citing"}).out, HasSubstr("W002 price of grain; W004 price of grain\n"));
  EXPECT_THAT(program_({"describe", "citing", "--lang", "zh"}).out, HasSubstr("W002 粮价; W004 粮价\n"));
  EXPECT_EQ(program_({"describe", "citing", "--format", "json"}).json()[0]["cites"], "W002, W004");
}

TEST_F(References, UnknownIdsAreRefused) {
  program_.write_scenario("wrong", "Wrong", "cites = [\"W009\"]\n");
  const auto checked = program_({"check", "wrong"});
  EXPECT_EQ(checked.code, 2);
  EXPECT_THAT(checked.err,
              HasSubstr("wrong.toml:3:10: error: unknown what-if 'W009'; W001 to W004 are known\n"));
  EXPECT_EQ(program_({"describe", "W009"}).err, "error: unknown what-if 'W009'; W001 to W004 are known\n");
  EXPECT_EQ(program_({"describe", "w002"}).err, "error: nothing is called 'w002'; did you mean 'W002'?\n");
}

TEST(WithoutReferences, IdsAreNotChecked) {
  const toy::Program program;
  program.write_scenario("citing", "Citing", "cites = [\"W999\"]\n");
  EXPECT_EQ(program({"check", "citing"}).code, 0);
  EXPECT_THAT(program({"describe", "citing"}).out, HasSubstr("W999\n"));
  EXPECT_EQ(program({"list", "whatifs", "--format", "json"}).json().size(), 0U);
}

}  // namespace
