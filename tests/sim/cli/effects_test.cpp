#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/cli/panel_choice.hpp"
#include "tests/sim/cli/toy_program.hpp"
#include "tests/sim/village.hpp"

namespace {

using ::testing::HasSubstr;

class Effects : public ::testing::Test {
 protected:
  toy::Program::Outcome run(std::vector<std::string> arguments) const {
    return program_.with(toy::VillageModel(), std::move(arguments));
  }
  /// Four scenarios to 2024Q4: as it is, dear grain from 2022, low dues, and a change of nothing.
  std::string study(const std::vector<std::string>& more = {"--panel", "mills"}) const {
    program_.write_scenario("nothing", "Nothing",
                            "extends = \"baseline\"\n[[change]]\ntarget = \"market.price\"\nscale = 1.0\n"
                            "from = \"2022Q1\"\n");
    const std::string file = program_.path("study.h5");
    std::vector<std::string> line = {"run", "baseline", "dear-grain", "low-dues", "nothing",
                                     "-n",  "3",        "-o",         file,       "--fresh"};
    line.insert(line.end(), more.begin(), more.end());
    EXPECT_EQ(run(line).code, 0);
    return file;
  }
  nlohmann::json rows(std::vector<std::string> more, const std::string& file) const {
    std::vector<std::string> line = {"effects", file, "--format", "json"};
    line.insert(line.end(), more.begin(), more.end());
    const auto outcome = run(line);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.json();
  }
  /// What `compare` says of an observable.
  double compared(const std::string& file, const std::string& observable, const std::string& scenario) const {
    for (const auto& row :
         run({"compare", file, "--observable", observable, "--at", "2024Q4", "--format", "json"}).json()) {
      if (row["scenario"] == scenario) return row["effect"];
    }
    return std::nan("");
  }
  toy::Program program_;
};

TEST_F(Effects, WhoComesAndGoesIsToldFirst) {
  for (const auto& row : rows({"--entity", "mills", "--outcome", "rich", "--at", "2024Q4"}, study())) {
    const bool dear = row["scenario"] == "dear-grain";
    EXPECT_EQ(row["only_baseline"], dear ? 1 : 0) << row;
    EXPECT_EQ(row["only_scenario"], dear ? 1 : 0) << row;
    EXPECT_EQ(row["in_both"], dear ? 49 : 50) << row;
  }
}

// Nothing changes before a policy starts; a change of nothing changes nothing ever.
TEST_F(Effects, NothingDiffersBeforeAPolicyStarts) {
  const std::string file = study({"--panel", "mills", "--panel-every", "quarter"});
  for (const char* outcome : {"grain", "purse", "rich"}) {
    for (const auto& row : rows({"--outcome", outcome, "--at", "2020Q4,2021Q1,2021Q4,2022Q1,2024Q4"}, file)) {
      const std::string quarter = row["quarter"];
      const bool started = (row["scenario"] == "dear-grain" && quarter >= "2022Q1") ||
                           (row["scenario"] == "low-dues" && quarter >= "2023Q1");
      if (started) continue;
      for (const char* zero :
           {"only_baseline", "only_scenario", "gained", "lost", "total_effect", "smallest", "largest"})
        EXPECT_EQ(row[zero], 0) << row;
    }
  }
}

TEST_F(Effects, WhomAPolicyCannotReachLivesTheSameLife) {
  const nlohmann::json found = rows({"--outcome", "purse", "--by", "soil", "--at", "2024Q4"}, study());
  int looked_at = 0;
  for (const auto& row : found) {
    if (row["scenario"] != "dear-grain" || row["by"].is_null()) continue;
    ++looked_at;
    const bool loam = row["group"] == "loam";
    EXPECT_EQ(row["gained"], loam ? row["in_both"].get<double>() : 0.0) << row;
    EXPECT_EQ(row["mean_effect"] > 0, loam) << row;
    EXPECT_EQ(row["lost"], 0) << row;
  }
  EXPECT_EQ(looked_at, 2);
}

// The table adds up: to what the observable says, over groups, and over entry, exit and growth.
TEST_F(Effects, SumsAreThoseOfTheObservable) {
  const std::string file = study();
  const nlohmann::json found = rows({"--outcome", "grain", "--by", "soil", "--at", "2024Q4"}, file);
  for (const char* scenario : {"dear-grain", "low-dues"}) {
    double all = 0;
    double groups = 0;
    for (const auto& row : found) {
      if (row["scenario"] != scenario) continue;
      (row["by"].is_null() ? all : groups) += row["total_effect"].get<double>();
      EXPECT_NEAR(row["of_both"].get<double>() + row["of_only_scenario"].get<double>() -
                      row["of_only_baseline"].get<double>(),
                  row["total_effect"].get<double>(), 1e-9);
    }
    EXPECT_NEAR(all, groups, 1e-9);
  }
}

TEST_F(Effects, TheAgentsThatDifferMostAreListed) {
  const nlohmann::json found =
      rows({"--outcome", "purse", "--by", "soil", "--agents", "5", "--at", "2024Q4"}, study());
  ASSERT_EQ(found.size(), 10U) << "five each of two scenarios that change something";
  double last = std::numeric_limits<double>::infinity();
  for (const auto& row : found) {
    if (row["scenario"] != "dear-grain" || row["in"] != "both") continue;
    EXPECT_EQ(row["soil"], "loam");
    EXPECT_LE(row["effect"], last);
    last = row["effect"];
  }
}

TEST_F(Effects, TablesArePrintedForPeople) {
  const std::string file = study();
  const auto english = run({"effects", file, "--outcome", "purse", "--by", "soil", "--agents", "3"});
  EXPECT_EQ(english.code, 0) << english.err;
  for (const char* part :
       {"2024Q4  purse of every mills, dear-grain against baseline, matched by key, 3 pairs",
        "only in baseline", "difference of the sums", "differences of single agents", "sand", "loam"})
    EXPECT_THAT(english.out, HasSubstr(part));
  const auto chinese = run({"effects", file, "--outcome", "purse", "--by", "soil", "--lang", "zh"});
  for (const char* part : {"按标识配对", "壤土", "总和之差"}) EXPECT_THAT(chinese.out, HasSubstr(part));
}

TEST_F(Effects, OneClearLineForEachProblem) {
  const std::string file = study({"--panel", "mills:purse,rich"});
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--outcome", "purse", "--entity", "mill"}, "holds no agents of 'mill'; did you mean 'mills'?"},
      {{}, "missing --outcome, a column of the panel of 'mills': purse, rich"},
      {{"--outcome", "grain"},
       "has no column 'grain' (it has: purse, rich; to record it: run --panel mills:grain"},
      {{"--outcome", "purse", "--by", "soil"}, "has no column 'soil'"},
      {{"--outcome", "purse", "--by", "purse=5,3"}, "each above the one before"},
      {{"--outcome", "purse", "--at", "2022Q2"}, "agents were not recorded then, but in 2020Q4, 2021Q4"},
      {{"--outcome", "purse", "--agents", "0"}, "--agents '0' is not a whole number"}};
  for (const auto& [arguments, message] : cases) {
    std::vector<std::string> line = {"effects", file};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const auto outcome = run(line);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_THAT(outcome.err, HasSubstr(message));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  }
  EXPECT_THAT(run({"effects", study({}), "--outcome", "purse"}).err,
              HasSubstr("the file holds no agents; record them with run --panel"));
  const std::string named = study();
  EXPECT_THAT(run({"effects", named, "--outcome", "soil"}).err, HasSubstr("holds names, not numbers"));
  EXPECT_THAT(run({"effects", named, "--outcome", "purse", "--by", "soil=1"}).err, HasSubstr("have names"));
}

TEST_F(Effects, ThePanelIsChosenByName) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--panel", "mill"}, "there is no table 'mill'; did you mean 'mills'? (one of: mills)"},
      {{"--panel", "mills:pures"}, "'mills' has no column 'pures'; did you mean 'purse'?"},
      {{"--panel", "mills:"}, "'mills' has no column ''"},
      {{"--panel-every", "quarter"}, "--panel-every goes with --panel"},
      {{"--panel", "mills", "--panel-every", "month"}, "--panel-every 'month' is none of year, quarter"}};
  for (const auto& [arguments, message] : cases) {
    std::vector<std::string> line = {"run", "baseline", "-n", "1", "-o", program_.path("a.h5")};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const auto outcome = run(line);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_THAT(outcome.err, HasSubstr(message));
    EXPECT_FALSE(program_.has("a.h5"));
  }
  const auto list = run({"list", "tables", "--format", "json"}).json();
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[2]["column"], "soil");
  EXPECT_EQ(list[2]["values"], "sand, loam");
}

// The choice is an input: the same whatever the order in which it was typed, another file where it differs.
TEST_F(Effects, ThePanelBelongsToWhatAStudyIs) {
  const std::vector<std::string> line = {"run", "baseline", "-n", "1", "-o", program_.path("a.h5")};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = line;
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  };
  EXPECT_EQ(with({"--panel", "mills:rich,purse"}).code, 0);
  EXPECT_THAT(with({"--panel", "mills:purse", "--panel", "mills:rich,purse"}).err,
              HasSubstr("complete already"));
  EXPECT_THAT(with({}).err, HasSubstr("was made from other inputs: panel only there"));
  EXPECT_THAT(with({"--panel", "mills"}).err, HasSubstr("panel differs"));
  EXPECT_EQ(with({"--panel", "mills:rich,purse", "--panel-every", "quarter"}).code, 2);
}

TEST_F(Effects, ThePanelOfAStudyIsFoundAgainFromItsText) {
  const toy::VillageModel model;
  const sim::ProgramOptions options{"innosim", program_.path("data")};
  std::ostringstream out;
  sim::Console console{out, out};
  const sim::Session session{model, options, console, {}, {}};
  for (const char* text : {"panel = mills:purse,rich\npanel-every = year\n",
                           "panel = mills:grain,purse,soil,rich\npanel-every = quarter\n"})
    EXPECT_EQ(sim::panel_of_text(session, toy::inputs(), text).text(), text);
  EXPECT_TRUE(sim::panel_of_text(session, toy::inputs(), "").empty());
  EXPECT_THROW(sim::panel_of_text(session, toy::inputs(), "panel = carts:load\n"), sim::InvalidInput);
}

TEST_F(Effects, AFileWithAPanelIsReproduced) {
  const std::string file = study();
  EXPECT_EQ(run({"reproduce", file}).code, 0);
  EXPECT_EQ(run({"reproduce", file, "--replicate", "2"}).code, 0);
}

TEST_F(Effects, EqualBytesOnAnyNumberOfThreads) {
  for (const char* threads : {"1", "2", "8"}) {
    const std::string name = std::string("t") + threads + ".h5";
    ASSERT_EQ(run({"run", "baseline", "dear-grain", "-n", "3", "-j", threads, "--panel", "mills", "-o",
                   program_.path(name)})
                  .code,
              0);
    EXPECT_TRUE(program_.read(name) == program_.read("t1.h5")) << threads;
  }
}

}  // namespace
