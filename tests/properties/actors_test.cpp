// Whom the documents name: all are in actors.toml, each stands for something, and the agents of a run are the
// same in every run.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "models/xiamen/model.hpp"
#include "models/xiamen/rules/named.hpp"
#include "tests/properties/city_run.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(Actors, OfTheDocumentsAreAllThere) {
  std::map<std::string, int> count;
  for (const sim::Actor& actor : test::full_inputs().actors.rows) ++count[actor.kind];
  const std::map<std::string, int> named = {
      {"enterprise", 13}, {"research_body", 10}, {"outside", 19}, {"place", 7}};
  EXPECT_EQ(count, named);
}

// An ordinal is one of those that the entry stands for in some quarter, and stands for one actor alone.
TEST(Actors, EachStandsForSomething) {
  const sim::Inputs& inputs = test::full_inputs();
  std::set<std::pair<std::string, int>> taken;
  for (const sim::Actor& actor : inputs.actors.rows) {
    const sim::Entry* entry = inputs.entry(actor.entry);
    ASSERT_NE(entry, nullptr) << actor.id;
    EXPECT_FALSE(actor.sources.empty()) << actor.id;
    EXPECT_EQ(actor.kind == "enterprise", actor.start.contains("sector")) << actor.id;
    if (actor.ordinal < 0) continue;
    EXPECT_TRUE(taken.emplace(actor.entry, actor.ordinal).second) << actor.id;
    EXPECT_LT(actor.ordinal, inputs.parameters[entry->field("count")].at(sim::Quarter(2030, 1))) << actor.id;
  }
}

TEST(Actors, WhatIsSetOfThemSaysWhy) {
  const std::set<std::string> known = {"sector",  "rank",  "research", "leads",
                                       "founded", "joins", "district", "chain_leader"};
  for (const sim::Actor& actor : test::full_inputs().actors.rows) {
    for (const auto& [name, attribute] : actor.start) {
      EXPECT_TRUE(known.contains(name)) << actor.id << ": " << name;
      ASSERT_FALSE(attribute.sources.empty()) << actor.id << ": " << name;
      EXPECT_TRUE(name != "leads" && name != "joins"
                      ? true
                      : attribute.sources.front().basis == sim::Source::Basis::document)
          << actor.id << ": ties are never assumed";
    }
  }
}

// A city after some quarters, step by step, so that its tables can be looked at.
std::map<std::string, std::pair<sim::Key, std::uint8_t>> named_in(const std::string& stem,
                                                                  std::uint64_t replicate) {
  sim::SimulationOptions options;
  options.replicate = replicate;
  std::map<std::string, std::pair<sim::Key, std::uint8_t>> found;
  options.after_quarter = [&](sim::Quarter, sim::World& world) {
    if (!found.empty()) return;
    const City& city = dynamic_cast<const City&>(world);
    for (const std::size_t row : city.enterprises.living) {
      if (const sim::Actor* actor = actor_of(city, row))
        found[actor->id] = {city.enterprises.key(row), city.enterprises.sector[row]};
    }
  };
  test::run(test::realised(test::scenario(stem), sim::Quarter(2021, 1)), options);
  return found;
}

TEST(Actors, HaveTheSameKeysInEveryScenarioAndReplicate) {
  const auto one = named_in("baseline", 1);
  EXPECT_EQ(one.size(), 13U);
  EXPECT_EQ(named_in("baseline", 2), one);
  EXPECT_EQ(named_in("fund-scale-up", 1), one);
}

// Followed one by one, and part of the whole; a flow has no value in the initial state.
TEST(Actors, AreFollowedOnTheirOwnAxis) {
  const sim::RunResult run = test::run(test::realised(test::scenario("baseline"), sim::Quarter(2021, 1)));
  const sim::ObservableTable& table = run.trajectory.table();
  const std::vector<std::string>& names = table.axis("actor").ids;
  ASSERT_EQ(names.size(), 13U);
  EXPECT_EQ(names.front(), "xiamen_tungsten");
  const auto& workers = run.trajectory.values(table.require("named_workers"));
  const auto& sales = run.trajectory.values(table.require("named_sales"));
  double employed = 0;
  for (std::size_t cell = 0; cell < names.size(); ++cell) {
    EXPECT_GT(workers[cell], 0.0) << names[cell];
    EXPECT_TRUE(std::isnan(sales[cell])) << names[cell];
    employed += workers[cell];
  }
  EXPECT_LT(employed, run.trajectory.values(table.require("employment"))[0]);
}

}  // namespace
}  // namespace xiamen
