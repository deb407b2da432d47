#include <gmock/gmock.h>

#include <cmath>
#include <csignal>
#include <functional>

#include "sim/analysis/optimise_command.hpp"
#include "sim/experiment/interrupt.hpp"
#include "tests/sim/analysis/garden_model.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Twelve quarters of 325 CNY: the multiplier is 0.5, u = 1.25 and v = 1.
constexpr const char* question = R"(
title = { en = "The garden", zh = "花园" }
budget = "3900 CNY"
objective = "takings"
from = "2022Q1"
at = "2024Q4"
replicates = 4
evaluations = 30
[[lever]]
target = "market.price"
scale = [1.0, 3.0]
[[lever]]
target = "guild.due"
scale = [1.0, 3.0]
)";

class Optimise : public ::testing::Test {
 protected:
  Optimise() { program.write("garden.toml", question); }

  toy::Program::Outcome run(std::vector<std::string> arguments, std::function<void()> begun = {}) const {
    sim::ProgramOptions options{"innosim-analysis", program.path("data"),
                                [] { return std::vector<sim::Command>{sim::optimise_command()}; }};
    std::ostringstream out;
    std::ostringstream err;
    sim::Console console{out, err};
    toy::GardenModel model;
    model.begun = std::move(begun);
    const int code = sim::run_program(model, options, arguments, console);
    return {code, out.str(), err.str()};
  }
  /// In the second round. Four runs of the base leave their pasts; ten mixes of four are the first round.
  toy::Program::Outcome run_broken_off(const std::vector<std::string>& arguments) const {
    int worlds = 0;
    sim::watch_signals();
    const auto outcome = run(arguments, [&worlds] {
      if (++worlds == 4 + 4 + 40 + 2) raise(SIGINT);
    });
    sim::clear_interrupt();
    return outcome;
  }
  toy::Program::Outcome ask(const std::string& format) const {
    return run({"optimise", program.path("garden.toml"), "--format", format});
  }

  toy::Program program;
};

TEST_F(Optimise, FindsTheKnownMix) {
  const auto found = ask("json");
  ASSERT_EQ(found.code, 0) << found.err;
  const nlohmann::json rows = found.json();
  EXPECT_LE(rows.size(), 30U);
  nlohmann::json best;
  for (const auto& row : rows) {
    if (row["rank"] == 1) best = row;
    EXPECT_EQ(row["within_budget"], row["net_cost"].get<double>() <= 3900.0);
  }
  ASSERT_FALSE(best.is_null());
  EXPECT_NEAR(best["market.price"], 2.25, 0.1);
  EXPECT_NEAR(best["guild.due"], 2.0, 0.1);
  EXPECT_LE(best["net_cost"], 3900.0);
  EXPECT_GT(best["net_cost"], 0.98 * 3900.0);
  EXPECT_TRUE(best["on_frontier"].get<bool>());
  EXPECT_EQ(best["fresh_pairs"], 4);
  EXPECT_NEAR(best["fresh_net_cost"], best["net_cost"], 1e-6) << "the cost has no luck";
}

TEST_F(Optimise, IsTheSameOnAllThreads) {
  const auto one = run({"optimise", program.path("garden.toml"), "--format", "csv", "-j", "1"});
  const auto three = run({"optimise", program.path("garden.toml"), "--format", "csv", "-j", "3"});
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, three.out);
}

// The mix that is written down is an ordinary scenario: run and compared it does what the search said.
TEST_F(Optimise, WritesAScenarioThatDoesTheSame) {
  const std::string scenario = program.path("data/scenarios/winner.toml");
  const auto found =
      run({"optimise", program.path("garden.toml"), "--format", "json", "--write-scenario", scenario});
  ASSERT_EQ(found.code, 0) << found.err;
  EXPECT_THAT(found.err, HasSubstr("wrote " + scenario));
  nlohmann::json best;
  for (const auto& row : found.json()) {
    if (row["rank"] == 1) best = row;
  }
  const std::string file = program.path("mix.h5");
  ASSERT_EQ(run({"run", "baseline", scenario, "-n", "4", "--until", "2024Q4", "-o", file}).code, 0);
  const auto rows = run({"compare", file, "--cost", "--at", "2024Q4", "--format", "json"}).json();
  EXPECT_EQ(rows[4]["item"], "net_cost");
  EXPECT_EQ(rows[4]["effect"], best["net_cost"]);
  EXPECT_EQ(rows[5]["item"], "takings");
  EXPECT_EQ(rows[5]["effect"], best["effect"]);
  EXPECT_EQ(rows[5]["low"], best["low"]);
  EXPECT_EQ(run({"optimise", program.path("garden.toml"), "--write-scenario", scenario}).code, 4)
      << "nothing is overwritten";
  EXPECT_EQ(run({"optimise", program.path("garden.toml"), "--write-scenario", program.path("far.toml")}).code,
            2)
      << "its base is not there";
}

/// "188 runs in 0:01" at the end of what is told.
int runs_told(const std::string& err) {
  const std::size_t end = err.rfind(" runs in ");
  return std::stoi(err.substr(err.rfind('\n', end) + 1));
}

TEST_F(Optimise, GoesOnAfterAnInterruption) {
  const std::vector<std::string> line = {"optimise", program.path("garden.toml"), "--format", "csv", "-j",
                                         "1"};
  const auto whole = run(line);
  ASSERT_EQ(whole.code, 0) << whole.err;
  EXPECT_FALSE(program.has("garden.mixes")) << "gone with the search";
  const auto broken = run_broken_off(line);
  EXPECT_EQ(broken.code, 3);
  EXPECT_EQ(broken.out, "");
  EXPECT_THAT(broken.err, HasSubstr("10 mixes are kept in " + program.path("garden.mixes") +
                                    "; the same command goes on"));
  const auto resumed = run(line);
  EXPECT_EQ(resumed.code, 0);
  EXPECT_THAT(resumed.err, HasSubstr("holds 10 mixes of a search that did not end"));
  EXPECT_EQ(resumed.out, whole.out);
  EXPECT_EQ(runs_told(resumed.err), runs_told(whole.err) - 40);
  EXPECT_FALSE(program.has("garden.mixes"));
}

// What another seed, replicate, lever or objective decided is no answer.
TEST_F(Optimise, TakesNoMixOfAnotherSearch) {
  const std::vector<std::string> line = {"optimise", program.path("garden.toml"), "--format", "csv", "-j",
                                         "1"};
  run_broken_off(line);
  ASSERT_TRUE(program.has("garden.mixes"));
  program.write("garden.toml", std::string("seed = 2") + question);
  const auto resumed = run(line);
  EXPECT_EQ(resumed.code, 0);
  const auto whole = run(line);
  EXPECT_EQ(resumed.out, whole.out);
  EXPECT_EQ(runs_told(resumed.err), runs_told(whole.err));
}

TEST_F(Optimise, OverwritesNothingThatIsNotItsOwn) {
  program.write("garden.mixes", "a list of mine");
  const auto found = ask("csv");
  EXPECT_EQ(found.code, 2);
  EXPECT_THAT(found.err, HasSubstr("move it away"));
  EXPECT_EQ(program.read("garden.mixes"), "a list of mine");
}

TEST_F(Optimise, TellsPeopleHowSureItIs) {
  const auto english = ask("table");
  for (const char* part : {"The garden: 3900 CNY, 2022Q1 to 2024Q4", "best mix: number", "market.price",
                           "1-4, which chose it", "5-8, fresh", "runners-up", "frontier", "mixes tried"})
    EXPECT_THAT(english.out, HasSubstr(part));
  EXPECT_THAT(english.out, Not(HasSubstr("not told from zero")));
  const auto chinese = run({"optimise", program.path("garden.toml"), "--lang", "zh"});
  EXPECT_THAT(chinese.out, HasSubstr("最优组合"));
}

// Nothing changes the number of mills.
TEST_F(Optimise, SaysThatNothingHelps) {
  std::string text = question;
  text.replace(text.find("takings"), 7, "mills");
  program.write("garden.toml", text);
  const auto found = ask("table");
  EXPECT_EQ(found.code, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("No mix within the budget gained anything over baseline"));
}

TEST_F(Optimise, RefusesEveryFaultAtItsPlace) {
  program.write("garden.toml", R"(budget = "much"
objective = "takngs"
from = "2030Q1"
at = "2024Q4"
evaluations = 2.5
colour = "red"
[[lever]]
target = "market.prise"
scale = [1.0, 3.0]
)");
  const auto found = ask("table");
  EXPECT_EQ(found.code, 2);
  for (const char* part : {"garden.toml:1:10: error: 'budget' is an amount of money",
                           "did you mean 'takings'?", "'from' is a quarter from 2021Q1 to 2024Q4",
                           "'evaluations' is a whole number", "unknown key 'colour'"})
    EXPECT_THAT(found.err, HasSubstr(part));
}

TEST_F(Optimise, RefusesLeversThatNoBudgetTurns) {
  program.write("garden.toml", R"(budget = "2 万元"
objective = "takings"
from = "2022Q1"
at = "2024Q4"
[[lever]]
target = "market.prise"
scale = [1.0, 3.0]
[[lever]]
target = "mill.harvest"
scale = [1.0, 3.0]
[[lever]]
target = "guild.due"
scale = [2.0, 3.0]
[[lever]]
target = "market.price"
set = ["3000 CNY", "1000 CNY"]
[[lever]]
target = "market.price"
scale = 2.0
)");
  const auto found = ask("table");
  EXPECT_EQ(found.code, 2);
  for (const char* part :
       {"did you mean 'market.price'", "'mill.harvest' is behaviour: no policy turns it",
        "the range of 'guild.due' does not hold 1", "the first end of the range is below the second",
        "'scale' is the range of the lever"})
    EXPECT_THAT(found.err, HasSubstr(part));
}

}  // namespace
