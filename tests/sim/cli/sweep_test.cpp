#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/output/process.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The toy with a price at three levels.
class Sweep : public ::testing::Test {
 protected:
  Sweep() {
    program_.write_scenario("prices", "Prices",
                            "extends = \"baseline\"\n[sweep]\ntarget = \"market.price\"\n"
                            "set = [\"1000 CNY\", \"5000 CNY\", \"1 万元\"]\nfrom = \"2022Q1\"\n");
  }
  toy::Program program_;
};

TEST_F(Sweep, RunsAllPointsInTheirOrder) {
  const std::string file = program_.path("a.h5");
  const auto outcome = program_({"run", "baseline", "prices", "dear-grain", "-n", "2", "-o", file});
  ASSERT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("(5 scenarios, 2 replicates"));
  const sim::Study study = sim::read_study(file);
  EXPECT_THAT(study.scenarios, ElementsAre("baseline", "prices/1", "prices/2", "prices/3", "dear-grain"));
  EXPECT_EQ(study.scenario_titles[1].en, "Prices (market.price = 1000 CNY)");
  EXPECT_EQ(study.input_texts.count("scenarios/prices.toml"), 1U);
  // Twice the price of 2500 is the second point: the same lives, the same series.
  EXPECT_EQ(study.state_digests[4], study.state_digests[8]);
  EXPECT_NE(study.state_digests[4], study.state_digests[6]);
}

TEST_F(Sweep, OnePointCanBeNamed) {
  const std::string all = program_.path("all.h5");
  const std::string one = program_.path("one.h5");
  ASSERT_EQ(program_({"run", "prices", "-n", "1", "-o", all}).code, 0);
  ASSERT_EQ(program_({"run", "prices/2", "-n", "1", "-o", one}).code, 0);
  const sim::Study study = sim::read_study(one);
  EXPECT_THAT(study.scenarios, ElementsAre("prices/2"));
  EXPECT_EQ(study.state_digests[0], sim::read_study(all).state_digests[1]);
  EXPECT_EQ(program_({"check", program_.path("data/scenarios/prices.toml/3")}).code, 0);
  EXPECT_THAT(program_({"check", "prices/4"}).err, HasSubstr("error: 'prices/4': "));
  EXPECT_THAT(program_({"check", "prices/4"}).err, HasSubstr("has points 1 to 3"));
  EXPECT_THAT(program_({"check", "prices/0"}).err, HasSubstr("numbered from 1"));
  EXPECT_THAT(program_({"check", "baseline/1"}).err, HasSubstr("has no sweep"));
  EXPECT_THAT(program_({"check", "prices", "prices/2"}).err,
              HasSubstr("two scenarios are called 'prices/2'"));
}

// A chain may hold a file of the same name and other content; its text stands below the file, not the point.
TEST_F(Sweep, TextsAreNamedByTheFileOfThePoints) {
  program_.write("other/baseline.toml", "title = { en = \"Other\", zh = \"另\" }\n");
  program_.write("other/wages.toml",
                 "title = { en = \"Wages\", zh = \"工资\" }\nextends = \"baseline\"\n"
                 "[sweep]\ntarget = \"guild.due\"\nscale = [0.5, 2]\nfrom = \"2022Q1\"\n");
  const std::string file = program_.path("a.h5");
  ASSERT_EQ(program_({"run", "baseline", program_.path("other/wages.toml"), "-n", "1", "-o", file}).code, 0);
  const sim::Study study = sim::read_study(file);
  EXPECT_THAT(study.scenarios, ElementsAre("baseline", "wages/1", "wages/2"));
  EXPECT_THAT(study.input_texts.at("scenarios/wages/baseline.toml"), HasSubstr("Other"));
  EXPECT_EQ(study.input_texts.count("scenarios/wages/1/baseline.toml"), 0U);
}

TEST_F(Sweep, CheckShowsEveryPoint) {
  const auto shown = program_({"check", "prices"});
  EXPECT_EQ(shown.code, 0);
  for (const char* part : {"prices/1  Prices (market.price = 1000 CNY)\n", "2500 CNY -> 1000 CNY from 2022Q1",
                           "prices/3  Prices (market.price = 1 万元)\n", "ok: 3 scenarios\n"})
    EXPECT_THAT(shown.out, HasSubstr(part));
  const auto rows = program_({"check", "prices", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1]["scenario"], "prices/2");
  EXPECT_EQ(rows[1]["after"], 5000);
}

TEST_F(Sweep, OtherCommandsTakeItForItsPoints) {
  const auto planned =
      program_({"plan", "baseline", "prices", "-n", "2", "-o", program_.path("a.h5"), "--format", "json"});
  EXPECT_EQ(planned.json()[0]["scenarios"], 4);
  const auto records = program_({"describe", "prices", "--format", "json"}).json();
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[2]["name"], "prices/3");
  EXPECT_EQ(program_({"describe", "prices/2", "--format", "json"}).json()[0]["name"], "prices/2");
  for (const auto& row : program_({"list", "scenarios", "--format", "json"}).json()) {
    EXPECT_EQ(row["points"], row["stem"] == "prices" ? 3 : 1);
    if (row["stem"] == "prices") {
      EXPECT_EQ(row["title_en"], "Prices");
    }
  }
}

TEST_F(Sweep, DiffNeedsThePoint) {
  const auto refused = program_({"diff", "baseline", "prices"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err, "error: 'prices' stands for 3 scenarios; name one: prices/1 to prices/3\n");
  EXPECT_EQ(program_({"diff", "dear-grain", "prices/2"}).code, 0);
  EXPECT_EQ(program_({"diff", "prices/1", "prices/2"}).code, 1);
}

TEST_F(Sweep, ScriptsReadItsStudy) {
  if (made::start("/usr/bin/python3 -c 'import h5py, matplotlib'").status != 0)
    GTEST_SKIP() << "no plotting packages";
  const std::string file = program_.path("a.h5");
  ASSERT_EQ(program_({"run", "baseline", "prices", "-n", "2", "-o", file}).code, 0);
  const std::string analysis = "/usr/bin/python3 " INNOSIM_SOURCE_DIR "/analysis/";
  const made::Outcome compared = made::start(analysis + "compare.py " + file + " --at 2024Q4");
  EXPECT_EQ(compared.status, 0) << compared.output;
  EXPECT_THAT(compared.output, HasSubstr(",prices/3,"));
  EXPECT_EQ(made::start(analysis + "plot_scenarios.py " + file).status, 0);
  EXPECT_TRUE(program_.has("a_levels.png"));
}

}  // namespace
