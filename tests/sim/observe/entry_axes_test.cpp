#include "sim/observe/entry_axes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/problem.hpp"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

sim::Entry entry(const std::string& id, const std::string& kind) {
  sim::Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.label = {id + " in words", ""};
  return entry;
}

sim::Inputs catalogue(std::vector<sim::Entry> entries) {
  sim::Inputs inputs;
  inputs.catalogue = std::move(entries);
  return inputs;
}

// A table with one observable over bridges and ferries.
sim::ObservableTable crossings() {
  sim::ObservableTable table;
  table.add_axis({"crossing", {}, {}, {"bridge", "ferry"}});
  sim::Observable tolls;
  tolls.name = "tolls";
  tolls.axes = {"crossing"};
  table.add(tolls);
  return table;
}

TEST(OverCatalogues, TakesTheEntriesOfItsKinds) {
  const sim::Inputs inputs =
      catalogue({entry("stone", "bridge"), entry("old_mill", "mill"), entry("north", "ferry")});
  const sim::ObservableTable table = over_catalogues(crossings(), {&inputs});
  EXPECT_THAT(table.axis("crossing").ids, ElementsAre("north", "stone"));
  EXPECT_EQ(table.axis("crossing").labels[0].en, "north in words");
  EXPECT_EQ(table.cells(table.require("tolls")), 2U);
}

TEST(OverCatalogues, SharesOneAxisAmongScenariosThatAddEntries) {
  const sim::Inputs plain = catalogue({entry("stone", "bridge")});
  const sim::Inputs more = catalogue({entry("stone", "bridge"), entry("arch", "bridge")});
  const sim::ObservableTable table = over_catalogues(crossings(), {&plain, &more});
  EXPECT_THAT(table.axis("crossing").ids, ElementsAre("arch", "stone"));
}

TEST(OverCatalogues, AnAxisWithoutEntriesHasNoCells) {
  const sim::Inputs inputs = catalogue({entry("old_mill", "mill")});
  const sim::ObservableTable table = over_catalogues(crossings(), {&inputs});
  EXPECT_THAT(table.axis("crossing").ids, IsEmpty());
  EXPECT_EQ(table.cells(table.require("tolls")), 0U);
}

TEST(TrajectoryPosition, FindsAnEntryAndSaysWhenThereIsNone) {
  const sim::Inputs inputs = catalogue({entry("stone", "bridge"), entry("north", "ferry")});
  const sim::Trajectory trajectory(over_catalogues(crossings(), {&inputs}), sim::Quarter(2021, 1),
                                   sim::Quarter(2021, 2));
  EXPECT_EQ(trajectory.position("crossing", "stone"), std::optional<std::size_t>(1));
  EXPECT_EQ(trajectory.position("crossing", "ford"), std::nullopt);
  EXPECT_THROW(trajectory.position("road", "stone"), sim::RunFailed);
}

TEST(ObservableAxes, WithoutPositionsNeedKindsOfEntries) {
  sim::ObservableTable table;
  EXPECT_THROW(table.add_axis({"crossing", {}, {}}), sim::RunFailed);
}

sim::Actor actor(const std::string& id, const std::string& kind) {
  sim::Actor actor;
  actor.id = id;
  actor.kind = kind;
  return actor;
}

TEST(OverCatalogues, TakesTheActorsOfItsKindsInTheirOrder) {
  sim::Inputs inputs;
  inputs.actors.rows = {actor("tom", "miller"), actor("bridge_guild", "guild"), actor("ann", "miller")};
  sim::ObservableTable table;
  sim::Axis axis{"who", {}, {}};
  axis.actor_kinds = {"miller"};
  table.add_axis(axis);
  EXPECT_THAT(over_catalogues(table, {&inputs, &inputs}).axis("who").ids, ElementsAre("tom", "ann"));
  EXPECT_THAT(over_catalogues(table, {}).axis("who").ids, IsEmpty());
}

}  // namespace
