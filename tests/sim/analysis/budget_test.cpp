#include "sim/analysis/budget.hpp"

#include <gmock/gmock.h>

#include "tests/sim/toy_model.hpp"

namespace {

using ::testing::HasSubstr;

/// The market's price is a lever of an entry whose evidence is of grade C.
class GradedLever : public ::testing::Test {
 protected:
  GradedLever() : inputs(toy::inputs()) {
    sim::Entry entry;
    entry.id = "market";
    entry.grade = "C";
    inputs.catalogue.push_back(entry);
    inputs.parameters.edit(inputs.parameters.require("market.price")).entry = "market";
  }

  /// The budget of a file that begins with `head`.
  sim::Budget read(const std::string& head, std::vector<sim::Problem>& problems) const {
    const sim::TomlFile file = sim::TomlFile::parse(head + R"(
budget = "3 万元"
objective = "takings"
from = "2022Q1"
at = "2024Q4"
[[lever]]
target = "market.price"
set = ["2000 CNY", "4000 CNY"]
[[lever]]
target = "guild.due"
add = ["-1 %", "3 %"]
)",
                                                    "budget.toml");
    sim::Budget budget = sim::read_budget(file, {2020, 4}, {2024, 4}, problems);
    sim::ScenarioDoubts doubts;
    sim::read_levers(file, {inputs, {2020, 4}, budget.at, doubts}, toy::baseline(), budget, problems);
    return budget;
  }

  sim::Inputs inputs;
};

TEST_F(GradedLever, IsRefusedUnlessAllowed) {
  std::vector<sim::Problem> problems;
  read("", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, HasSubstr("'market.price' is of evidence grade C"));
  EXPECT_EQ(problems[0].position.line, 7);
  problems.clear();
  const sim::Budget budget = read("allow_grade_c = true", problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(budget.levers.size(), 2U);
  EXPECT_EQ(budget.levers[0].grade, "C");
  EXPECT_EQ(budget.levers[0].unchanged, 2500.0);
  EXPECT_DOUBLE_EQ(budget.start()[0], 0.25);
  EXPECT_DOUBLE_EQ(budget.start()[1], 0.25);
}

// What a mix is made of can be read in its text, and the text gives the same changes.
TEST_F(GradedLever, IsWrittenAndReadBack) {
  std::vector<sim::Problem> problems;
  const sim::Budget budget = read("allow_grade_c = true\nramp = 2", problems);
  const std::string text = mix_text(budget, {0.5, budget.start()[1]}, inputs, {"A mix", "组合"});
  EXPECT_EQ(text, R"(title    = { en = "A mix", zh = "组合" }
extends  = "baseline"

[[change]]
target = "market.price"
set    = "3000 CNY"
from   = "2022Q1"
ramp   = 2
)");
  const sim::Scenario mix = mix_scenario(mix_text(budget, {0.123456, 1.0}, inputs, {"A mix", "组合"}),
                                         "mix-1", toy::baseline(), inputs, {2020, 4}, {2024, 4});
  ASSERT_EQ(mix.changes.size(), 2U);
  EXPECT_EQ(mix.changes[0].amount, lever_amount(budget.levers[0], 0.123456, inputs));
  EXPECT_EQ(mix.changes[0].amount, 2246.91);
  EXPECT_DOUBLE_EQ(mix.changes[1].amount, 0.03);
  EXPECT_EQ(mix.changes[1].how, sim::Change::How::add);
  EXPECT_EQ(mix.texts.back().first, "mix-1.toml");
}

}  // namespace
