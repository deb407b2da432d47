#include "models/xiamen/commands/instruments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/model.hpp"
#include "sim/cli/program.hpp"
#include "sim/cli/studied_changes.hpp"
#include "sim/core/problem.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* closing =
    "extends = \"baseline\"\n[[deactivate]]\nid = \"b_grant\"\nfrom = \"2021Q1\"\n";

/// Two programmes of which the scenario `closed` lacks the second: it granted and paid 100 a quarter in the
/// first replicate, 120 in the second and 140 in the third, for which 30, 36 and 42 more than without it were
/// spent: 0.3 of what was paid, so 0.7 is deadweight. Two years from the initial quarter on.
class TwoWorlds : public testing::Test {
 protected:
  TwoWorlds() {
    study.scenarios = {"baseline", "closed"};
    study.scenario_titles.resize(2);
    study.first_changes = {std::nullopt, sim::Quarter(2021, 1)};
    study.replicates = {1, 2, 3};
    study.first = sim::Quarter(2020, 4);
    study.last = sim::Quarter(2022, 4);
    study.axes = {{"programme", {"a_call", "b_grant"}, {{"a call", "某项目"}, {"b grant", "某补助"}}},
                  {"ownership", {"x", "y", "z"}, {{"x", "甲"}, {"y", "乙"}, {"z", "丙"}}},
                  {"size", {"l", "m", "s", "u"}, {{"l", "大"}, {"m", "中"}, {"s", "小"}, {"u", "微"}}},
                  {"district",
                   {"d1", "d2", "d3", "d4", "d5", "d6"},
                   {{"d1", ""}, {"d2", ""}, {"d3", ""}, {"d4", ""}, {"d5", ""}, {"d6", ""}}}};
    study.input_texts["scenarios/closed.toml"] = closing;
    const auto pays = [](std::size_t scenario, std::size_t replicate, std::size_t programme) {
      return programme == 1 && scenario == 0 ? 100.0 + 20.0 * static_cast<double>(replicate) : 0.0;
    };
    for (const char* name : {"programme_granted", "programme_paid"}) {
      add(name, {"programme"}, 2, [pays](std::size_t scenario, std::size_t replicate, std::size_t cell) {
        return pays(scenario, replicate, cell);
      });
    }
    add("programme_appropriation", {"programme"}, 2, [](std::size_t scenario, std::size_t, std::size_t cell) {
      return cell == 1 && scenario == 0 ? 150.0 : 0.0;
    });
    add("programme_asked", {"programme"}, 2,
        [pays](std::size_t scenario, std::size_t replicate, std::size_t cell) {
          return 4.0 * pays(scenario, replicate, cell);
        });
    for (const char* name :
         {"programme_recipients", "programme_gini", "programme_top_ten", "programme_days_to_cash"}) {
      const double value = std::string(name) == "programme_recipients" ? 12.0 : 0.5;
      add(name, {"programme"}, 2, [value](std::size_t scenario, std::size_t, std::size_t cell) {
        return cell == 1 && scenario == 0 ? value : std::numeric_limits<double>::quiet_NaN();
      });
    }
    const auto part = [this, pays](const char* name, const char* axis, std::size_t parts) {
      add(name, {"programme", axis}, 2 * parts,
          [pays, parts](std::size_t scenario, std::size_t replicate, std::size_t cell) {
            const double all = pays(scenario, replicate, cell / parts);
            return cell % parts == 0 ? 0.75 * all : cell % parts == 1 ? 0.25 * all : 0.0;
          });
    };
    part("programme_paid_by_ownership", "ownership", 3);
    part("programme_paid_by_size", "size", 4);
    part("programme_paid_by_district", "district", 6);
    add("spending", {}, 1, [pays](std::size_t scenario, std::size_t replicate, std::size_t) {
      return 1000.0 * static_cast<double>(replicate + 1) + 0.3 * pays(scenario, replicate, 1);
    });
  }
  template <class Value>
  void add(const std::string& name, std::vector<std::string> axes, std::size_t cells, Value value) {
    sim::Study::Variable variable;
    variable.observable.name = name;
    variable.observable.unit = "CNY";
    variable.observable.kind = sim::Observable::Kind::flow;
    variable.observable.axes = std::move(axes);
    variable.cells = cells;
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      for (std::size_t replicate = 0; replicate < 3; ++replicate) {
        for (std::size_t quarter = 0; quarter < study.quarters(); ++quarter) {
          for (std::size_t cell = 0; cell < cells; ++cell)
            variable.values.push_back(quarter == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                   : value(scenario, replicate, cell));
        }
      }
    }
    study.variables.push_back(std::move(variable));
  }
  std::vector<Additionality> effects() const {
    return additionality(study, 0, {study.last}, [](const std::string& programme) {
      EXPECT_EQ(programme, "b_grant");
      return Activity{"spending", {"spending", "支出"}};
    });
  }
  sim::Study study;
};

TEST_F(TwoWorlds, ARowIsReckonedByHand) {
  const std::vector<Instrument> rows = instruments(study, {study.last});
  ASSERT_EQ(rows.size(), 4U);
  const Instrument& row = rows[0];
  EXPECT_EQ(row.programme, 1U) << "most money first";
  EXPECT_NEAR(row.appropriation, 600.0, 1e-9);
  EXPECT_NEAR(row.paid, 480.0, 1e-9) << "four quarters of 120";
  EXPECT_NEAR(row.execution(), 0.8, 1e-12);
  EXPECT_NEAR(row.refused(), 0.75, 1e-12);
  EXPECT_EQ(row.recipients, 12.0);
  EXPECT_NEAR(row.by_ownership[0], 360.0, 1e-9);
  EXPECT_TRUE(std::isnan(rows[1].execution())) << "no appropriation";
  EXPECT_THROW(instruments(study, {sim::Quarter(2021, 3)}), sim::InvalidInput) << "less than a year";
}

TEST_F(TwoWorlds, DeadweightIsWhatIsDoneAnyway) {
  const std::vector<Additionality> rows = effects();
  ASSERT_EQ(rows.size(), 1U);
  const Additionality& row = rows[0];
  EXPECT_TRUE(row.pair.closes);
  EXPECT_NEAR(row.paid.effect, 8 * 120.0, 1e-9) << "two years";
  EXPECT_NEAR(row.spent.effect, 0.3 * 8 * 120.0, 1e-9);
  EXPECT_NEAR(row.pocket.effect, -0.7 * 8 * 120.0, 1e-9);
  ASSERT_TRUE(row.own_money.has_value());
  EXPECT_NEAR(row.own_money->ratio, -0.7, 1e-9);
  EXPECT_NEAR(row.own_money->low, -0.7, 1e-6) << "the same in every pair";
  EXPECT_NEAR(row.own_money->high, -0.7, 1e-6);
}

// Where the payments are not told from 0 there is nothing to divide by.
TEST_F(TwoWorlds, ARatioNeedsPayments) {
  for (sim::Study::Variable& variable : study.variables) {
    if (variable.observable.name != "programme_paid") continue;
    for (double& value : variable.values) value = std::isnan(value) ? value : 0.0;
  }
  ASSERT_EQ(effects().size(), 1U);
  EXPECT_FALSE(effects()[0].own_money.has_value());
}

// The scenario may as well be the world that has it.
TEST_F(TwoWorlds, OpeningIsAPairToo) {
  study.input_texts["scenarios/closed.toml"] = "";
  study.scenarios = {"open", "baseline"};
  study.input_texts["scenarios/open.toml"] =
      "extends = \"baseline\"\n[[activate]]\nid = \"b_grant\"\nfrom = \"2021Q1\"\n";
  study.first_changes = {sim::Quarter(2021, 1), std::nullopt};
  const auto rows = additionality(study, 1, {study.last}, [](const std::string&) {
    return Activity{"spending", {"spending", "支出"}};
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FALSE(rows[0].pair.closes);
  EXPECT_NEAR(rows[0].own_money->ratio, -0.7, 1e-9);
}

TEST_F(TwoWorlds, ArePairedOnlyByOneProgrammeAndNothingElse) {
  std::string& text = study.input_texts["scenarios/closed.toml"];
  text = std::string(closing) + "[[change]]\ntarget = \"b_grant.share\"\nset = 0\nfrom = \"2021Q1\"\n";
  EXPECT_EQ(world_pairs(study, 0, study.last).size(), 1U) << "still the same programme";
  text = std::string(closing) + "[[change]]\ntarget = \"a_call.share\"\nset = 0\nfrom = \"2021Q1\"\n";
  EXPECT_TRUE(world_pairs(study, 0, study.last).empty()) << "two programmes";
  text = "extends = \"baseline\"\nfreeze = \"2024Q4\"\n";
  EXPECT_TRUE(world_pairs(study, 0, study.last).empty()) << "all is frozen";
  text = "[[deactivate]]\nid = \"b_grant\"\nfrom = \"2021Q1\"\n";
  EXPECT_TRUE(world_pairs(study, 0, study.last).empty()) << "it does not say what it extends";
  text = "extends = \"baseline\"\n[[deactivate]]\nid = \"a_call\"\nfrom = \"2021Q1\"\n";
  EXPECT_TRUE(world_pairs(study, 0, study.last).empty()) << "neither world ever had it";
  text = closing;
  study.variables[0].values.back() = 1.0;  // granted by b_grant in the last quarter of the closed world
  EXPECT_TRUE(world_pairs(study, 0, study.last).empty()) << "it still grants";
}

// A scenario between the two, and a file of its own chain.
TEST_F(TwoWorlds, ChangesAreReadAlongTheChain) {
  study.input_texts["scenarios/closed.toml"] =
      "extends = \"middle\"\n[[change]]\ntarget = \"a.x\"\nset = 1\nfrom = \"2021Q1\"\n";
  study.input_texts["scenarios/middle.toml"] = "extends = \"elsewhere\"\n";
  study.input_texts["scenarios/closed/middle.toml"] =
      "extends = \"baseline\"\n[[activate]]\nid = \"c\"\nfrom = \"2021Q1\"\n";
  const auto changed = sim::changed_beyond(study, "closed", "baseline");
  ASSERT_TRUE(changed.has_value());
  EXPECT_THAT(*changed, testing::ElementsAre("a.x", "c"));
  study.input_texts["scenarios/swept.toml"] =
      "extends = \"baseline\"\n[sweep]\ntarget = \"b.size\"\nscale = [0, 1]\nfrom = \"2021Q1\"\n";
  EXPECT_THAT(*sim::changed_beyond(study, "swept/1", "baseline"), testing::ElementsAre("b.size"));
  EXPECT_FALSE(sim::changed_beyond(study, "unknown", "baseline").has_value());
}

TEST_F(TwoWorlds, AreShownInBothLanguages) {
  std::ostringstream out;
  write_instruments(study, instruments(study, {study.last}), {}, out);
  EXPECT_THAT(out.str(), HasSubstr("2022Q1 to 2022Q4  baseline: 1 programmes paid"));
  EXPECT_THAT(out.str(), HasSubstr("1 paid nothing and are left out"));
  EXPECT_THAT(out.str(), HasSubstr("75/25/0"));
  EXPECT_THAT(out.str(), Not(HasSubstr("a call")));
  std::ostringstream effects_out;
  write_additionality(study, 0, effects(), {}, effects_out);
  EXPECT_THAT(effects_out.str(), HasSubstr("-0.70 [-0.70, -0.70]"));
  EXPECT_THAT(effects_out.str(), HasSubstr("0.70 [0.70, 0.70]"));
  EXPECT_THAT(effects_out.str(),
              HasSubstr("b grant: the text of closed changes nothing else, and closed granted "
                        "none of it in any replicate, 2021Q1 to 2022Q4"));
  sim::TextStyle chinese;
  chinese.language = "zh";
  std::ostringstream translated;
  write_instruments(study, instruments(study, {study.last}), chinese, translated);
  write_additionality(study, 0, effects(), chinese, translated);
  EXPECT_THAT(translated.str(), HasSubstr("某补助"));
  EXPECT_THAT(translated.str(), HasSubstr("甲/乙/丙 %"));
  EXPECT_THAT(translated.str(), Not(HasSubstr("paid")));
  std::ostringstream none;
  write_additionality(study, 0, {}, {}, none);
  EXPECT_THAT(none.str(), HasSubstr("no scenario of the study closes or opens one programme"));
}

TEST_F(TwoWorlds, AreToldToPrograms) {
  std::ostringstream out;
  sim::write_csv(instrument_table(study, instruments(study, {study.last})), out);
  EXPECT_THAT(out.str(),
              HasSubstr("baseline,2022Q4,b_grant,600,1920,480,480,0.8,0.75,12,0.5,0.5,0.5,360,120,0"));
  EXPECT_THAT(out.str(), Not(HasSubstr("a_call")));
  std::ostringstream of_effects;
  sim::write_csv(additionality_table(study, effects()), of_effects);
  EXPECT_THAT(of_effects.str(), HasSubstr("b_grant,closed,without,2021Q1,2022Q4,spending,3,960,"));
}

TEST(Instruments, KnowWhatAKindSupports) {
  const test::Town town(
      {{"grant", "on_research", {{"base", 0}}},
       {"grant", "on_a_stage", {{"base", 1}}},
       {"grant", "on_interest", {{"base", 2}}},
       {"call",
        "a_call",
        {{"places", 1},
         {"share", 0.5},
         {"ceiling", 1},
         {"appropriation", 0},
         {"stage_from", 0},
         {"stage_to", 4}}},
       {"adoption", "digital", {{"technology", 0}, {"share", 0.5}, {"ceiling", 1}, {"appropriation", 0}}},
       {"demand", "orders", {{"places", 1}}}});
  const auto observable = [&town](const char* programme) {
    const auto found = supported_activity(town.inputs, programme);
    return found ? found->observable : std::string();
  };
  EXPECT_EQ(observable("on_research"), "rd_expenditure_by_sector");
  EXPECT_EQ(observable("on_a_stage"), "project_spending");
  EXPECT_EQ(observable("a_call"), "project_spending");
  EXPECT_EQ(observable("digital"), "adoption_investment");
  EXPECT_EQ(observable("on_interest"), "");
  EXPECT_EQ(observable("orders"), "");
  EXPECT_EQ(observable("not_there"), "");
}

TEST(Instruments, AreACommandOfTheProgram) {
  sim::ProgramOptions options{"innosim", INNOSIM_SOURCE_DIR};
  options.commands = commands;
  const CityModel model;
  std::ostringstream out;
  std::ostringstream err;
  sim::Console console{out, err};
  EXPECT_EQ(sim::run_program(model, options, {"instruments", "--help"}, console), 0);
  EXPECT_THAT(out.str(), HasSubstr("usage: innosim instruments FILE.h5 [options]"));
  EXPECT_THAT(out.str(), HasSubstr("deadweight   1 - spent / paid"));
}

}  // namespace
}  // namespace xiamen
