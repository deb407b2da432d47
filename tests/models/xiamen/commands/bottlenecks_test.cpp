#include "models/xiamen/commands/bottlenecks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/model.hpp"
#include "models/xiamen/observables.hpp"
#include "sim/cli/program.hpp"
#include "sim/core/problem.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Two scenarios, two replicates, the initial quarter and (unless said) two more; two stages, two causes, two
/// limits.
sim::Study small_study(sim::Quarter last = sim::Quarter(2021, 2)) {
  sim::Study study;
  study.scenarios = {"baseline", "more"};
  study.scenario_titles.resize(2);
  study.first_changes = {std::nullopt, sim::Quarter(2021, 1)};
  study.replicates = {1, 2};
  study.first = sim::Quarter(2020, 4);
  study.last = last;
  study.axes = {{"stage", {"pilot", "market"}, {{"pilot", "中试"}, {"market", "上市销售"}}},
                {"cause", {"seat", "staff"}, {{"seat", "缺席位"}, {"staff", "缺人员"}}},
                {"limit", {"a_platform", "b_fund"}, {{"a platform", "某平台"}, {"b fund", "某基金"}}}};
  const auto add = [&study](const char* name, std::vector<std::string> axes, std::size_t cells, auto value) {
    sim::Study::Variable variable;
    variable.observable.name = name;
    variable.observable.unit = "1";
    variable.observable.axes = std::move(axes);
    variable.cells = cells;
    for (std::size_t run = 0; run < 4; ++run) {
      for (std::size_t quarter = 0; quarter < study.quarters(); ++quarter) {
        for (std::size_t cell = 0; cell < cells; ++cell)
          variable.values.push_back(value(run / 2, run % 2, quarter, cell));
      }
    }
    study.variables.push_back(std::move(variable));
  };
  add("projects_in_stage", {"stage"}, 2,
      [](std::size_t, std::size_t, std::size_t, std::size_t stage) { return stage == 0 ? 40.0 : 60.0; });
  // In the pilot 6 and 10 wait for a seat, two less with more; 2 for staff. Nobody waits in the market.
  add("projects_waiting", {"stage", "cause"}, 4,
      [](std::size_t scenario, std::size_t replicate, std::size_t, std::size_t cell) {
        if (cell > 1) return 0.0;
        if (cell == 1) return 2.0;
        return 6.0 + 4.0 * static_cast<double>(replicate) - 2.0 * static_cast<double>(scenario);
      });
  // The platform turns 3 away in one of four quarters of the baseline, the fund nobody; with more it is the
  // reverse, and the platform is not there.
  add("requests_refused", {"limit"}, 2,
      [](std::size_t scenario, std::size_t replicate, std::size_t quarter, std::size_t limit) {
        if (quarter == 0 || (scenario == 1 && limit == 0)) return std::numeric_limits<double>::quiet_NaN();
        if (scenario == 1) return 8.0;
        return limit == 0 && replicate == 1 && quarter == 2 ? 3.0 : 0.0;
      });
  study.variables.back().observable.kind = sim::Observable::Kind::flow;
  return study;
}

const Waiting& row_of(const std::vector<Waiting>& rows, std::size_t scenario,
                      std::optional<std::size_t> stage, std::optional<std::size_t> cause) {
  for (const Waiting& row : rows) {
    if (row.scenario == scenario && row.stage == stage && row.cause == cause) return row;
  }
  throw sim::RunFailed("no such row");
}

TEST(Bottlenecks, CountsSharesAndDifferencesByHand) {
  const auto rows = waiting_projects(small_study(), 0, {sim::Quarter(2021, 2)});
  ASSERT_EQ(rows.size(), 2U * 3U * 3U);
  const Waiting& seats = row_of(rows, 0, 0, 0);
  EXPECT_EQ(seats.projects, 8.0);
  EXPECT_EQ(seats.share_of_waiting, 0.8);
  EXPECT_EQ(seats.share_of_live, 0.2);
  EXPECT_EQ(seats.effect.pairs, 0U);
  EXPECT_EQ(row_of(rows, 0, std::nullopt, std::nullopt).projects, 10.0);
  EXPECT_EQ(row_of(rows, 0, std::nullopt, std::nullopt).share_of_live, 0.1);
  EXPECT_TRUE(std::isnan(row_of(rows, 0, 1, 0).share_of_waiting));
  const Waiting& fewer = row_of(rows, 1, std::nullopt, 0);
  EXPECT_EQ(fewer.projects, 6.0);
  EXPECT_EQ(fewer.effect.effect, -2.0);
  EXPECT_EQ(fewer.effect.low, -2.0);
  EXPECT_EQ(row_of(rows, 1, 0, 1).effect.effect, 0.0);
}

// The series that a town of this quarter leaves, as a study of one run.
sim::Study study_of(test::Town& town, sim::Quarter quarter) {
  town.run("observe_city", quarter);
  sim::Study study;
  study.scenarios = {"baseline"};
  study.scenario_titles.resize(1);
  study.first_changes.resize(1);
  study.replicates = {1};
  study.first = study.last = quarter;
  study.axes = {observables().axis("stage"), observables().axis("cause")};
  for (const char* name : {"projects_in_stage", "projects_waiting"}) {
    const sim::ObservableId id = observables().require(name);
    sim::Study::Variable variable;
    variable.observable = observables()[id];
    variable.cells = observables().cells(id);
    for (std::size_t cell = 0; cell < variable.cells; ++cell)
      variable.values.push_back(town.trajectory.get(id, quarter, cell));
    study.variables.push_back(std::move(variable));
  }
  return study;
}

// Of three pilots of 4 million and 40 researchers, on one seat, 40 researchers and a loan of 4 million, two
// lack all three: a third of each for either. Besides, one result waits for a partner and one product for a
// customer. So of four that wait a sixth waits for each of the three, and a quarter for a partner and for a
// customer.
TEST(Bottlenecks, CountSeveralLacksInEqualParts) {
  test::Town town(
      {{"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 1}}},
       {"loan",
        "a_loan",
        {{"limit", 4e6}, {"rate", 0}, {"maximum_share", 1}, {"ticket_maximum", 1e9}, {"stage_from", 0}}},
       {"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}});
  town.set("stage.pilot.quarters", 1);
  town.set("researcher.per_cny", 2.5e-6);
  town.city.labour.supply[0] = 40;
  const std::size_t owner = town.add_enterprise(20e6);
  for (const double value : {400e6, 300e6, 200e6}) town.add_project(owner, value, Stage::pilot);
  town.add_result(0, 400e6, test::spring);
  const std::size_t product = town.add_project(owner, 4e6, Stage::market);
  town.city.projects.progress[product] = Progress::selling;
  town.city.projects.waits_for[product] = bit(Cause::customer);
  for (const char* step : {"open_programmes", "open_facilities", "match_results", "sign_contracts"})
    town.run(step, test::spring);
  town.set("product.customer_chance", 0);
  town.run("find_customers", test::spring);

  const auto rows = waiting_projects(study_of(town, test::spring), 0, {test::spring});
  const std::vector<double> of_all = {0, 1.0 / 6, 1.0 / 6, 1.0 / 6, 0, 0.25, 0.25};
  for (std::size_t cause = 0; cause < causes; ++cause) {
    const Waiting& each = row_of(rows, 0, std::nullopt, cause);
    EXPECT_NEAR(each.projects, 4.0 * of_all[cause], 1e-12) << cause;
    EXPECT_NEAR(each.share_of_waiting, of_all[cause], 1e-12) << cause;
    EXPECT_NEAR(each.share_of_live, 0.8 * of_all[cause], 1e-12) << cause;
  }
  const auto pilot = static_cast<std::size_t>(Stage::pilot);
  for (const Cause cause : {Cause::limit, Cause::seat, Cause::staff}) {
    const Waiting& each = row_of(rows, 0, pilot, static_cast<std::size_t>(cause));
    EXPECT_NEAR(each.projects, 2.0 / 3, 1e-12);
    EXPECT_NEAR(each.share_of_waiting, 1.0 / 3, 1e-12);
    EXPECT_NEAR(each.share_of_live, 2.0 / 9, 1e-12);
  }
  EXPECT_NEAR(row_of(rows, 0, std::nullopt, std::nullopt).projects, 4.0, 1e-12);
}

TEST(Bottlenecks, LimitsByHand) {
  const auto rows = limits(small_study());
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].quarters, 4U);
  EXPECT_EQ(rows[0].share_of_quarters, 0.25);
  EXPECT_EQ(rows[0].refused, 0.75);
  EXPECT_EQ(rows[1].quarters, 0U);
  EXPECT_FALSE(rows[2].binds());
  EXPECT_EQ(rows[3].share_of_quarters, 1.0);
  EXPECT_EQ(rows[3].refused, 8.0);
}

TEST(Bottlenecks, AreReadableInBothLanguages) {
  const sim::Study study = small_study();
  const auto rows = waiting_projects(study, 0, {sim::Quarter(2021, 2)});
  std::ostringstream out;
  write_waiting(study, 0, rows, {}, out);
  EXPECT_THAT(out.str(), HasSubstr("2021Q2  baseline: 10 projects wait, 10 % of those alive\n"));
  EXPECT_THAT(out.str(), HasSubstr("  seat           8 (80 %)    8 (80 %)       0\n"));
  EXPECT_THAT(out.str(), HasSubstr("  seat           6 (75 %)  -2.0 [-2.0, -2.0] * 0/2"));
  std::ostringstream of_limits;
  write_limits(study, 0, limits(study), {}, of_limits);
  EXPECT_THAT(of_limits.str(), HasSubstr("  a platform  a_platform  25 %, 0.8  -\n"));
  EXPECT_THAT(of_limits.str(), HasSubstr("  b fund      b_fund      never      100 %, 8\n"));
  EXPECT_THAT(of_limits.str(),
              HasSubstr("alone would let nobody else in there;\nmore money would lie idle "
                        "(though larger deals come within reach of a larger fund): b_fund\n"));
  sim::TextStyle chinese;
  chinese.language = "zh";
  std::ostringstream translated;
  write_waiting(study, 0, rows, chinese, translated);
  write_limits(study, 0, limits(study), chinese, translated);
  EXPECT_THAT(translated.str(), HasSubstr("2021Q2  baseline：10个项目在等待，占存续项目的10 %"));
  EXPECT_THAT(translated.str(), HasSubstr("某平台"));
  EXPECT_THAT(translated.str(), HasSubstr("不会使更多申请获得满足，\n增加的资金只会闲置"));
  EXPECT_THAT(translated.str(), Not(HasSubstr("waiting")));
}

// The platform turned somebody away in 2021Q2 for the last time, a year before the end; the fund still does.
TEST(Bottlenecks, TellWhenALimitCeasedToBind) {
  const sim::Study study = small_study(sim::Quarter(2022, 2));
  std::ostringstream out;
  write_limits(study, 0, limits(study), {}, out);
  EXPECT_THAT(out.str(), HasSubstr(", last 2021Q2  -\n"));
  EXPECT_THAT(out.str(), HasSubstr("never                    100 %, 8\n"));
}

TEST(Bottlenecks, TellProgramsEverything) {
  const sim::Study study = small_study();
  std::ostringstream out;
  sim::write_csv(waiting_table(study, waiting_projects(study, 0, {sim::Quarter(2021, 2)})), out);
  EXPECT_THAT(
      out.str(),
      HasSubstr(
          "scenario,quarter,stage,cause,waiting,share_of_waiting,share_of_live,effect,low,high,pairs\r\n"));
  EXPECT_THAT(out.str(), HasSubstr("baseline,2021Q2,pilot,seat,8,0.8,0.2,,,,0\r\n"));
  EXPECT_THAT(out.str(), HasSubstr("more,2021Q2,sum,seat,6,0.75,0.06,-2,-2,-2,2\r\n"));
  std::ostringstream of_limits;
  sim::write_csv(limit_table(study, limits(study)), of_limits);
  EXPECT_THAT(of_limits.str(), HasSubstr("a_platform,baseline,4,0.25,0.75,2021Q2,2021Q2\r\n"));
  EXPECT_THAT(of_limits.str(), HasSubstr("a_platform,more,0,,,,\r\n"));
}

TEST(Bottlenecks, NeedAFileOfTheModel) {
  sim::Study study = small_study();
  study.variables.clear();
  EXPECT_THROW(waiting_projects(study, 0, {study.last}), sim::InvalidInput);
  EXPECT_THROW(limits(study), sim::InvalidInput);
}

// The program has the command, its help and its hints.
TEST(Bottlenecks, AreACommandOfTheProgram) {
  sim::ProgramOptions options{"innosim", INNOSIM_SOURCE_DIR};
  options.commands = commands;
  const CityModel model;
  const auto call = [&](std::vector<std::string> arguments) {
    std::ostringstream out;
    std::ostringstream err;
    sim::Console console{out, err};
    const int code = sim::run_program(model, options, arguments, console);
    return std::make_pair(code, out.str() + err.str());
  };
  EXPECT_THAT(call({"--help"}).second, HasSubstr("bottlenecks  where projects wait, for what"));
  EXPECT_THAT(call({"bottlenecks", "--help"}).second,
              HasSubstr("usage: innosim bottlenecks FILE.h5 [options]"));
  EXPECT_EQ(call({"bottlenecks", "/nonexistent.h5"}).first, 2);
  EXPECT_THAT(call({"bottleneks"}).second, HasSubstr("did you mean 'bottlenecks'?"));
}

}  // namespace
}  // namespace xiamen
