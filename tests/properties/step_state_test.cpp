#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/step_order.hpp"
#include "sim/schedule/state_names.hpp"
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

// Written, but by no step of these runs: what must happen for it, and where a test shows it.
const std::map<std::string, std::map<std::string, std::string>>& seldom() {
  static const std::map<std::string, std::map<std::string, std::string>> reasons = {};
  return reasons;
}

class StepState : public testing::TestWithParam<std::size_t> {
 protected:
  const sim::StepInfo& info = step_order()[GetParam()].info;
  const test::TouchedState& touched = test::touched_state()[GetParam()];
};

TEST_P(StepState, NamesWhatThereIs) {
  for (const Names& names : {info.reads, info.writes}) {
    for (const std::string& name : names) {
      const bool known =
          std::any_of(test::state_registered().begin(), test::state_registered().end(),
                      [&](const std::string& registered) { return sim::declares(name, registered); });
      EXPECT_TRUE(known) << name;
      EXPECT_EQ(std::count_if(names.begin(), names.end(),
                              [&](const std::string& other) { return sim::declares(other, name); }),
                1)
          << name << " is said twice";
    }
  }
}

TEST_P(StepState, EveryWriteIsDeclared) {
  EXPECT_EQ(text(undeclared(touched.changed, info.writes)), "");
}

TEST_P(StepState, EveryDeclaredWriteHappens) {
  Names never = idle(info.writes, touched.changed);
  const auto reasons = seldom().find(info.name);
  if (reasons != seldom().end()) {
    for (const auto& [name, reason] : reasons->second) {
      EXPECT_EQ(std::count(never.begin(), never.end(), name), 1) << name << " does happen";
      std::erase(never, name);
    }
  }
  EXPECT_EQ(text(never), "");
}

// Who could only read has read; who could write has done one or the other, also in a row of his own making.
TEST_P(StepState, EveryReadIsDeclared) {
  if (!sim::traces_columns) GTEST_SKIP() << "columns are not traced: INNOSIM_TRACE_COLUMNS is off";
  EXPECT_EQ(text(undeclared(touched.read, info.reads)), "");
  Names either = info.reads;
  either.insert(either.end(), info.writes.begin(), info.writes.end());
  Names opened = undeclared(touched.opened, either);
  std::erase_if(opened,
                [&](const std::string& name) { return sim::declares(info.writes, sim::table_of(name)); });
  EXPECT_EQ(text(opened), "");
}

TEST_P(StepState, EveryDeclaredReadHappens) {
  if (!sim::traces_columns) GTEST_SKIP() << "columns are not traced: INNOSIM_TRACE_COLUMNS is off";
  std::set<std::string> all = touched.read;
  all.insert(touched.opened.begin(), touched.opened.end());
  EXPECT_EQ(text(idle(info.reads, all)), "");
}

INSTANTIATE_TEST_SUITE_P(Quarter, StepState, testing::Range<std::size_t>(0, 34),
                         [](const testing::TestParamInfo<std::size_t>& step) {
                           return step_order()[step.param].info.name;
                         });

TEST(StepStates, AreOfAllSteps) {
  EXPECT_EQ(step_order().size(), 34U);
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
    kinds += kind.sets.empty() ? 0 : 1;
  }
  EXPECT_GE(kinds, 15U);
}

}  // namespace
}  // namespace xiamen
