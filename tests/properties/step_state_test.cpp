#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/step_order.hpp"
#include "sim/schedule/causal_path.hpp"
#include "sim/schedule/state_names.hpp"
#include "tests/properties/city_run.hpp"
#include "tests/properties/touched_state.hpp"

/// What the steps declare to read and write is what they touch: columns are watched while the city runs. The
/// lists of living rows that tables keep beside their columns, the books' lone accounts and the counts of the
/// quarter (Tally) are no columns and are not watched.
namespace xiamen {
namespace {

using Names = std::vector<std::string>;

std::string text(const Names& names) {
  std::string all;
  for (const std::string& each : sim::by_table(names, "(rows)")) all += "\n  " + each;
  return all;
}

// Those of `touched` that are not declared.
Names undeclared(const std::set<std::string>& touched, const Names& declared) {
  Names names;
  for (const std::string& name : touched) {
    if (!sim::declares(declared, name)) names.push_back(name);
  }
  return names;
}

// Those of `declared` that are never touched; of a star, less than half of the columns.
Names idle(const Names& declared, const std::set<std::string>& touched) {
  Names names;
  for (const std::string& name : declared) {
    std::size_t all = 0;
    std::size_t seen = 0;
    for (const std::string& registered : test::state_registered()) {
      if (!sim::declares(name, registered)) continue;
      ++all;
      if (touched.contains(registered)) ++seen;
    }
    if (2 * seen < all || seen == 0) names.push_back(name);
  }
  return names;
}

// Written, but never to another value in these runs, and why.
const std::map<std::string, std::map<std::string, std::string>>& seldom() {
  static const std::map<std::string, std::map<std::string, std::string>> reasons = {
      {"open_facilities",
       {{"facility.working_capital", "what a product is for is no lever: it is the same again"}}},
      {"match_results",
       {{"project.waits_for", "a result is released at once only where practice.transfer_time is nothing"}}},
      {"advance_stages", {{"service.cash", "fees are paid on to staff and suppliers in the same step"}}},
      {"settle_places", {{"space.cash", "what is over goes to the owners in the same step"}}},
      {"sell_stakes", {{"vintage.cash", "what a stake brings is paid out in the same step"}}}};
  return reasons;
}

Names without_reason(Names never, const std::string& step) {
  const auto reasons = seldom().find(step);
  if (reasons == seldom().end()) return never;
  for (const auto& [name, reason] : reasons->second) {
    EXPECT_EQ(std::count(never.begin(), never.end(), name), 1) << name << " does change";
    std::erase(never, name);
  }
  return never;
}

TEST(StepState, NamesWhatThereIsOnce) {
  for (const CityStep& step : step_order()) {
    for (const Names& names : {step.info.reads, step.info.writes}) {
      for (const std::string& name : names) {
        EXPECT_TRUE(
            std::any_of(test::state_registered().begin(), test::state_registered().end(),
                        [&](const std::string& registered) { return sim::declares(name, registered); }))
            << step.info.name << ": " << name;
        EXPECT_EQ(std::count_if(names.begin(), names.end(),
                                [&](const std::string& other) { return sim::declares(other, name); }),
                  1)
            << step.info.name << " says twice " << name;
      }
    }
  }
}

void expect_writes(const sim::StepInfo& info, const test::TouchedState& touched) {
  EXPECT_EQ(text(undeclared(touched.changed, info.writes)), "") << info.name << " does not declare";
  EXPECT_EQ(text(without_reason(idle(info.writes, touched.changed), info.name)), "")
      << info.name << " never writes";
}

// Who could only read has read; who could write has done one or the other, also in a row of his own making.
void expect_reads(const sim::StepInfo& info, const test::TouchedState& touched) {
  EXPECT_EQ(text(undeclared(touched.read, info.reads)), "") << info.name << " does not declare";
  Names either = info.reads;
  either.insert(either.end(), info.writes.begin(), info.writes.end());
  Names opened = undeclared(touched.opened, either);
  std::erase_if(opened,
                [&](const std::string& name) { return sim::declares(info.writes, sim::table_of(name)); });
  EXPECT_EQ(text(opened), "") << info.name << " declares neither as read nor as written";
  std::set<std::string> all = touched.read;
  all.insert(touched.opened.begin(), touched.opened.end());
  EXPECT_EQ(text(idle(info.reads, all)), "") << info.name << " never reads";
}

// Of all steps in one test, for their runs are long. Reads are seen where columns are traced
// (INNOSIM_TRACE_COLUMNS), as in preset asan.
TEST(StepState, EveryReadAndWriteIsDeclaredAndHappens) {
  for (std::size_t step = 0; step < step_order().size(); ++step) {
    const sim::StepInfo& info = step_order()[step].info;
    const test::TouchedState& touched = test::touched_state()[step];
    expect_writes(info, touched);
    if constexpr (sim::traces_columns) expect_reads(info, touched);
  }
}

// What a kind says that its channel sets is among what that step writes.
TEST(KindState, IsSetByTheChannel) {
  std::size_t kinds = 0;
  for (const sim::KindSchema& kind : all_kinds()) {
    const auto channel = std::find_if(step_order().begin(), step_order().end(),
                                      [&](const CityStep& step) { return step.info.name == kind.channel; });
    ASSERT_NE(channel, step_order().end()) << kind.kind;
    EXPECT_EQ(kind.sets.empty(), channel->info.writes.empty()) << kind.kind << " sets nothing";
    for (const std::string& name : kind.sets)
      EXPECT_TRUE(sim::declares(channel->info.writes, name)) << kind.kind << " sets " << name;
    if (!kind.sets.empty()) ++kinds;
  }
  EXPECT_GE(kinds, 15U);
}

// Every entry acts through somebody, but those that only name others, are sought, or edit no practice.
TEST(KindState, IsReadBySomebody) {
  std::vector<sim::StepInfo> steps;
  for (const CityStep& step : step_order()) steps.push_back(step.info);
  std::map<std::string, std::size_t> without;
  for (const sim::Entry& entry : test::small_inputs().catalogue) {
    const sim::CausalPath path = sim::causal_path(steps, sim::path_start(test::small_inputs(), entry));
    if (path.steps.empty()) {
      ++without[entry.kind];
    } else {
      EXPECT_TRUE(std::any_of(path.steps.begin(), path.steps.end(), [](const sim::PathStep& each) {
        return each.level == 1;
      })) << entry.id;
    }
    if (entry.kind != "reform") continue;
    EXPECT_EQ(path.steps.empty(),
              test::small_inputs().parameters[entry.field("practice")].value == 0.0 &&
                  test::small_inputs().parameters[entry.field("second_practice")].value == 0.0)
        << entry.id;
  }
  EXPECT_GT(without["package"], 0U);
  EXPECT_GT(without["target"], 0U);
  EXPECT_GT(without["reform"], 0U);
  EXPECT_EQ(without.size(), 3U);
}

}  // namespace
}  // namespace xiamen
