#include "sim/cli/agent_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "sim/core/problem.hpp"

namespace {

struct Seen {
  std::int32_t scenario;
  std::int32_t replicate;
  std::int64_t key;
  double haul;
  std::uint8_t port;
};

void put(std::vector<std::byte>& bytes, const void* value, std::size_t size) {
  const auto* const first = static_cast<const std::byte*>(value);
  bytes.insert(bytes.end(), first, first + size);
}

/// Two scenarios, two replicates, one quarter; boats with a haul and a port.
sim::Study study_of(const std::vector<Seen>& boats) {
  sim::Study study;
  study.scenarios = {"as-it-is", "new-nets"};
  study.replicates = {1, 2};
  study.first = study.last = sim::Quarter(2024, 4);
  sim::Study::Panel panel;
  panel.table = {"boats",
                 {{"haul", "t", "caught", sim::PanelType::real},
                  {"port", "1", "where it lies", sim::PanelType::byte, {{"north", {}}, {"south", {}}}}}};
  panel.rows = sim::PanelRows::of(panel.table);
  for (const Seen& boat : boats) {
    panel.scenario.push_back(boat.scenario);
    panel.replicate.push_back(boat.replicate);
    panel.rows.quarter.push_back(0);
    panel.rows.key.push_back(boat.key);
    put(panel.rows.columns[0], &boat.haul, sizeof boat.haul);
    put(panel.rows.columns[1], &boat.port, sizeof boat.port);
  }
  study.panels = {panel};
  return study;
}

// In replicate 1 boat 3 is lost with the new nets and boat 4 is built.
sim::Study small_fleet() {
  return study_of({{0, 0, 1, 10, 0},
                   {0, 0, 2, 20, 1},
                   {0, 0, 3, 5, 1},
                   {0, 1, 1, 8, 0},
                   {0, 1, 2, 16, 1},
                   {1, 0, 1, 12, 0},
                   {1, 0, 2, 20, 0},
                   {1, 0, 4, 7, 1},
                   {1, 1, 1, 7, 0},
                   {1, 1, 2, 20, 1}});
}

sim::AgentPlan plan_for(const sim::Study& study) {
  sim::AgentPlan plan;
  plan.panel = &study.panels.front();
  plan.scenarios = {1};
  plan.quarters = {study.last};
  return plan;
}

TEST(AgentEffects, ByHand) {
  const sim::Study study = small_fleet();
  const std::vector<sim::AgentEffect> effects = sim::agent_effects(study, plan_for(study));
  ASSERT_EQ(effects.size(), 1U);
  const sim::AgentEffect& all = effects[0];
  EXPECT_EQ(all.in_both.effect, 2);
  EXPECT_EQ(all.only_before.effect, 0.5);
  EXPECT_EQ(all.only_after.effect, 0.5);
  EXPECT_EQ(all.gained.effect, 1);
  EXPECT_EQ(all.lost.effect, 0.5);
  EXPECT_EQ(all.mean.baseline, 13.5);
  EXPECT_EQ(all.mean.value, 14.75);
  EXPECT_EQ(all.mean.effect, 1.25);
  EXPECT_NEAR(*all.mean.low, 1.25 - 12.7062047362 * 0.25, 1e-9) << "t with one degree of freedom";
  EXPECT_EQ(all.total.effect, 3.5);
  EXPECT_EQ(all.of_both.effect, 2.5);
  EXPECT_EQ(all.of_only_after.effect, 3.5);
  EXPECT_EQ(all.of_only_before.effect, 2.5);
  const sim::Distribution& spread = all.differences;  // -1, 0, 2, 4
  EXPECT_EQ(spread.count, 4U);
  EXPECT_EQ(spread.smallest, -1);
  EXPECT_EQ(spread.largest, 4);
  ASSERT_EQ(spread.quantiles.size(), 5U);
  EXPECT_NEAR(spread.quantiles[0], -0.85, 1e-12);
  EXPECT_EQ(spread.quantiles[1], -0.25);
  EXPECT_EQ(spread.quantiles[2], 1);
  EXPECT_EQ(spread.quantiles[3], 2.5);
  EXPECT_NEAR(*spread.top_of_gains, 4.0 / 6.0, 1e-15);
  EXPECT_EQ(*spread.top_of_losses, 1);
}

// Boat 2 of replicate 1 lies in the south of the world that is compared with; boat 4 is only in the other.
TEST(AgentEffects, GroupsAreThoseOfTheFirstWorld) {
  const sim::Study study = small_fleet();
  sim::AgentPlan plan = plan_for(study);
  plan.by = {{1, {}}, {0, {8, 20}}};
  const std::vector<sim::AgentEffect> effects = sim::agent_effects(study, plan);
  ASSERT_EQ(effects.size(), 6U);
  EXPECT_EQ(effects[1].group.id, "north");
  EXPECT_EQ(effects[1].in_both.effect, 1);
  EXPECT_EQ(effects[2].group.id, "south");
  EXPECT_EQ(effects[2].only_after.effect, 0.5);
  EXPECT_EQ(effects[1].total.effect + effects[2].total.effect, effects[0].total.effect);
  EXPECT_EQ(effects[3].group.id, "..8");
  EXPECT_EQ(effects[4].group.id, "8..20");
  EXPECT_EQ(effects[5].group.id, "20..");
  EXPECT_EQ(effects[3].only_before.effect, 0.5) << "boat 3 caught 5";
  EXPECT_EQ(effects[4].in_both.effect, 1.5) << "10, 8 and 16";
  EXPECT_EQ(effects[5].in_both.effect, 0.5) << "20";
}

TEST(AgentEffects, NumbersWithoutCutsFallIntoFourClasses) {
  std::vector<Seen> boats;
  for (const std::int32_t scenario : {0, 1}) {
    for (std::int64_t key = 0; key < 40; ++key)
      boats.push_back({scenario, 0, key, static_cast<double>(key), 0});
  }
  const sim::Study study = study_of(boats);
  const auto agents = sim::match_agents(study, study.panels[0], 0, 1, study.last);
  const sim::GroupedAgents grouped = sim::group_agents(study.panels[0], {0, {}}, agents);
  ASSERT_EQ(grouped.groups.size(), 4U);
  EXPECT_EQ(grouped.groups[1].id, "10..20");
  for (const std::size_t group : {0U, 1U, 2U, 3U})
    EXPECT_EQ(std::count(grouped.group_of.begin(), grouped.group_of.end(), group), 10);
}

TEST(AgentEffects, WhatIsNoNumberIsComparedWithNothing) {
  const double none = std::nan("");
  const sim::Study study = study_of({{0, 0, 1, none, 0}, {0, 0, 2, 1, 0}, {1, 0, 1, 3, 0}, {1, 0, 2, 2, 0}});
  const sim::AgentEffect all = sim::agent_effects(study, plan_for(study)).at(0);
  EXPECT_EQ(all.in_both.effect, 1) << "two in one replicate, none in the other";
  EXPECT_EQ(all.differences.count, 1U);
  EXPECT_EQ(all.mean.pairs, 1U);
  EXPECT_EQ(all.mean.effect, 1);
}

TEST(AgentEffects, RefusesKeysThatStandTwice) {
  const sim::Study study = study_of({{0, 0, 1, 1, 0}, {0, 0, 1, 2, 0}, {1, 0, 1, 3, 0}});
  EXPECT_THROW(sim::agent_effects(study, plan_for(study)), sim::InvalidInput);
}

}  // namespace
