#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <csignal>

#include "sim/experiment/interrupt.hpp"
#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The toy with what-ifs W001 to W005 in two groups; the first three have scenarios, the third with a sweep.
class Whatifs : public ::testing::Test {
 protected:
  Whatifs() {
    std::string whatifs =
        "[[group]]\nid = \"G1\"\nlabel = { en = \"Grain\", zh = \"粮食\" }\n"
        "[[group]]\nid = \"G2\"\nlabel = { en = \"Dues\", zh = \"会费\" }\n";
    for (const char* id : {"W001", "W002", "W003", "W004", "W005"}) {
      const bool grain = std::string(id) < "W003";
      whatifs += std::string("[[whatif]]\nid = \"") + id + "\"\ngroup = \"" + (grain ? "G1" : "G2") +
                 "\"\nclass = \"input\"\nlever = \"price of grain\"\n"
                 "source = { document = \"almanac\", section = \"3\", printed = \"粮价\" }\n";
    }
    program_.write("data/models/toy/whatifs.toml", whatifs);
    write("W001", "[[change]]\ntarget = \"market.price\"\nscale = 2\nfrom = \"2022Q1\"\n");
    write("W002", "[[change]]\ntarget = \"market.price\"\nscale = 3\nfrom = \"2023Q1\"\n");
    write("W003", "[sweep]\ntarget = \"guild.due\"\nset = [\"1 %\", \"8 %\"]\nfrom = \"2023Q1\"\n");
  }
  void write(const std::string& id, const std::string& rest) const {
    program_.write("data/scenarios/documents/" + id + ".toml", "title = { en = \"" + id +
                                                                   "\", zh = \"设想\" }\nextends = "
                                                                   "\"baseline\"\n" +
                                                                   rest);
  }
  std::string file_of(const std::string& id) const {
    return program_.path("data/scenarios/documents/" + id + ".toml");
  }
  std::vector<std::string> scenarios(const std::string& name) const {
    return sim::read_study_header(program_.path(name)).scenarios;
  }
  toy::Program program_;
};

TEST_F(Whatifs, GoIntoOneFileBehindTheBaseline) {
  const std::string file = program_.path("a.h5");
  ASSERT_EQ(program_({"run", "--whatif", "W003,W001", "--whatif", "G1", "-n", "1", "-o", file}).code, 0);
  EXPECT_THAT(scenarios("a.h5"), ElementsAre("baseline", "W003/1", "W003/2", "W001", "W002"));
  ASSERT_EQ(program_({"run", "baseline", file_of("W003"), file_of("W001"), file_of("W002"), "-n", "1", "-o",
                      program_.path("b.h5")})
                .code,
            0);
  EXPECT_EQ(program_.read("a.h5"), program_.read("b.h5"));
  EXPECT_EQ(program_({"plan", "--whatif", "G1", "-n", "2", "-o", program_.path("c.h5"), "--format", "json"})
                .json()[0]["scenarios"],
            3);
}

TEST_F(Whatifs, AFolderTakesAFileForEachAsIfItWereRunAlone) {
  const std::string folder = program_.path("out/");
  const auto outcome =
      program_({"run", "--whatif", "W001,W002,W003", "-n", "3", "-o", folder, "--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  ASSERT_EQ(outcome.json().size(), 3U);
  EXPECT_EQ(outcome.json()[2]["file"], folder + "W003.h5");
  EXPECT_EQ(outcome.json()[2]["scenarios"], 3);
  EXPECT_THAT(outcome.err, HasSubstr("wrote " + folder + "W002.h5 (2 scenarios, 3 replicates"));
  EXPECT_THAT(outcome.err, HasSubstr("next: innosim whatifs " + folder + "\n"));
  for (const char* id : {"W001", "W002", "W003"}) {
    const std::string alone = std::string(id) + ".h5";
    ASSERT_EQ(program_({"run", "baseline", file_of(id), "-n", "3", "-o", program_.path(alone)}).code, 0);
    EXPECT_EQ(program_.read("out/" + alone), program_.read(alone)) << id;
    EXPECT_TRUE(program_.has("out/" + alone + ".run.json"));
  }
}

TEST_F(Whatifs, FilesThatAreCompleteArePassedOver) {
  const std::string folder = program_.path("out");
  const std::vector<std::string> line = {"run", "--whatif", "W001,W002", "-n", "2", "-o", folder + "/"};
  ASSERT_EQ(program_(line).code, 0);
  const std::string bytes = program_.read("out/W002.h5");
  std::filesystem::remove(program_.path("out/W001.h5"));
  std::filesystem::remove(program_.path("out/W002.h5.run.json"));
  std::vector<std::string> again = line;
  again.back() = folder;  // is a folder now, also without the slash
  const auto outcome = program_(again);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("wrote " + folder + "/W001.h5"));
  EXPECT_THAT(outcome.err, HasSubstr("complete already: " + folder + "/W002.h5"));
  EXPECT_FALSE(program_.has("out/W002.h5.run.json"));
  EXPECT_EQ(program_.read("out/W002.h5"), bytes);
  ASSERT_EQ(program_({"run", "--whatif", "W001", "-n", "2", "-o", folder, "--fresh"}).code, 0);
}

// The table tells what `compare` tells of each file, and knows the placebo.
TEST_F(Whatifs, StandSideBySide) {
  program_.write("data/scenarios/placebo.toml",
                 "title = { en = \"Luck\", zh = \"运气\" }\nextends = \"baseline\"\n"
                 "placebo = { from = \"2022Q1\", draws = 4 }\n");
  const std::string folder = program_.path("out/");
  ASSERT_EQ(program_({"run", "--whatif", "W001,W003,placebo", "-n", "5", "-o", folder}).code, 0);
  const auto rows = program_({"whatifs", folder, "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 7U) << "one headline outcome of seven points";
  const auto compared =
      program_({"compare", folder + "W001.h5", "--at", "2024", "--observable", "takings", "--format", "json"})
          .json()[0];
  EXPECT_EQ(rows[0]["scenario"], "W001");
  EXPECT_EQ(rows[0]["effect"], compared["effect"]);
  EXPECT_EQ(rows[0]["low"], compared["low"]);
  EXPECT_EQ(rows[0]["discovery"], true);
  EXPECT_GT(rows[0]["shrunken"].get<double>(), 0.9) << "twice the price";
  EXPECT_EQ(rows[0]["lever_class"], "input");
  EXPECT_EQ(rows[0]["ranked"], false) << "it turns no entry, so it has no grade";
  EXPECT_EQ(rows[1]["scenario"], "W003/1");
  EXPECT_EQ(rows[1]["effect"], 0.0) << "dues move no grain";
  EXPECT_TRUE(rows[1]["chance"].is_null());
  EXPECT_LT(rows[1]["net_cost"].get<double>(), 0.0);
  for (std::size_t draw = 3; draw < 7; ++draw) {
    EXPECT_EQ(rows[draw]["placebo"], true);
    EXPECT_EQ(rows[draw]["first_change"], "2022Q1");
    EXPECT_NE(rows[draw]["effect"], 0.0) << "other luck";
    EXPECT_LT(std::fabs(rows[draw]["shrunken"].get<double>()), 0.005) << "what is luck is weighed down";
  }
  const auto shown = program_({"whatifs", folder, "--order", "effect"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("effect on takings in 2024 against baseline, %"));
  EXPECT_THAT(shown.out, HasSubstr("7 points, 5 pairs, seed 1"));
  EXPECT_THAT(program_({"whatifs", folder, "--lang", "zh"}).out, HasSubstr("7个情景点"));
  EXPECT_EQ(program_({"whatifs", folder, "--observable", "taking"}).code, 2);
  EXPECT_EQ(program_({"whatifs", folder, "--order", "price"}).code, 2);
  EXPECT_EQ(program_({"whatifs", program_.path("nowhere")}).code, 2);
}

TEST_F(Whatifs, OfOneTableWereMadeAlike) {
  const std::string folder = program_.path("out/");
  ASSERT_EQ(program_({"run", "--whatif", "W001", "-n", "2", "-o", folder}).code, 0);
  ASSERT_EQ(program_({"run", "--whatif", "W002", "-n", "3", "-o", folder}).code, 0);
  const auto outcome = program_({"whatifs", folder});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("W002.h5: the number of replicates differs from that of"));
}

TEST_F(Whatifs, FilesOfOtherInputsAreToldBeforeAnythingIsRun) {
  const std::string folder = program_.path("out/");
  ASSERT_EQ(program_({"run", "--whatif", "W001,W002", "-n", "1", "-o", folder}).code, 0);
  const auto outcome = program_({"run", "--whatif", "all", "-n", "2", "-o", folder});
  EXPECT_EQ(outcome.code, 2) << "two lack a scenario";
  const auto other = program_({"run", "--whatif", "W001,W003,W002", "-n", "2", "-o", folder});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("W001.h5' was made from other inputs: replicates"));
  EXPECT_THAT(other.err, HasSubstr("W002.h5' was made from other inputs: replicates"));
  EXPECT_FALSE(program_.has("out/W003.h5"));
}

TEST_F(Whatifs, WhatIsMissingIsToldAtOnce) {
  const std::string folder = program_.path("data/scenarios/documents");
  const auto outcome = program_({"run", "--whatif", "W004,G2,w001,W999,G3", "--whatif", "all"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(
      outcome.err,
      "error: --whatif: no scenario for 'W004': " + folder + "/W004.toml is not there\n" +
          "error: --whatif: no scenarios for 2 of the 3 what-ifs of 'G2' in " + folder + ": W004, W005\n" +
          "error: --whatif: no what-if, and no group of them, is called 'w001'; did you mean 'W001'? ('list "
          "whatifs' names them)\n" +
          "error: --whatif: unknown what-if 'W999'; W001 to W005 are known\n" +
          "error: --whatif: no what-if, and no group of them, is called 'G3'; did you mean 'G1'? ('list "
          "whatifs' names them)\n" +
          "error: --whatif: no scenarios for 2 of the 5 what-ifs of 'all' in " + folder + ": W004, W005\n");
}

TEST_F(Whatifs, AreNotMixedWithScenarios) {
  const auto outcome = program_({"run", "--whatif", "W001", "W002"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("unexpected argument 'W002' beside --whatif"));
  EXPECT_THAT(outcome.err, HasSubstr("separated by commas"));
  EXPECT_EQ(program_({"plan", "--whatif", "W001", "-o", program_.path("data")}).code, 2);
  EXPECT_EQ(program_({"run", "--whatif", "W001", "-o", program_.path("no/where/")}).code, 4);
  const toy::Program without;
  EXPECT_THAT(without({"run", "--whatif", "W001"}).err, HasSubstr("the model's data have no what-ifs"));
}

TEST_F(Whatifs, AnInterruptLeavesWhatIsComplete) {
  const std::string folder = program_.path("out/");
  ASSERT_EQ(program_({"run", "--whatif", "W001", "-n", "1", "-o", folder}).code, 0);
  sim::watch_signals();
  raise(SIGINT);
  const auto outcome = program_({"run", "--whatif", "W001,W002", "-n", "1", "-o", folder});
  sim::clear_interrupt();
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err,
              HasSubstr("1 of 2 files in " + folder + " are complete; the same command goes on"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("nothing was written")));
  EXPECT_FALSE(program_.has("out/W002.h5"));
}

}  // namespace
