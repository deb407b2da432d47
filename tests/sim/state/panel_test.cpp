#include "sim/state/panel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "sim/core/problem.hpp"

namespace {

struct Boats : sim::Population {
  Boats() : Population("boats") {}
  sim::Column<double> length{*this, "length", "m", "from bow to stern"};
  sim::Column<sim::Money> debt{*this, "debt", "CNY", "owed"};
  sim::Column<std::uint8_t> colour{*this, "colour", "1", "0 red, 1 blue"};
  sim::Column<std::int32_t> built{*this, "built", "quarter", "when it was built"};
  sim::Column<sim::Key> owner{*this, "owner", "1", "key of the owner"};
  sim::Column<double> time{*this, "time", "h", "a name that panels use themselves"};
};

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

// Three boats with the keys 7, -2 (as bits) and 3; the one with the key 3 is sunk.
struct Harbour {
  Harbour() : view(boats) {
    const std::vector<std::uint64_t> keys = {7, ~std::uint64_t{1}, 3};
    for (const std::uint64_t key : keys) boats.append(key);
    boats.length[0] = 12.5;
    boats.length[1] = -std::nan("");
    boats.debt[0] = sim::Money::fen(-12345);
    boats.debt[1] = sim::Money::fen(1);
    boats.colour[1] = 1;
    boats.built[0] = -8;
    boats.owner[0] = static_cast<sim::Key>(most);
    view.living = {{0, 1}};
    view.words["colour"] = {{"red", {"red", "红"}}, {"blue", {"blue", "蓝"}}};
    view.derived = {{"long_boat", "1", "1 above 10 m", sim::PanelType::byte,
                     [this](std::size_t row) { return boats.length[row] > 10 ? 1.0 : 0.0; }}};
  }
  Boats boats;
  sim::TableView view;
};

TEST(Panel, KnowsTheColumnsThatCanBeRecorded) {
  const Harbour harbour;
  const sim::PanelTable table = sim::recordable(harbour.view);
  EXPECT_EQ(table.entity, "boats");
  std::string columns;
  for (const sim::PanelColumn& column : table.columns)
    columns += column.name + " " + std::string(sim::name_of(column.type)) + " " + column.unit + ", ";
  EXPECT_EQ(
      columns,
      "length real m, debt real CNY, colour byte 1, built int32 quarter, owner int64 1, long_boat byte 1, ");
  ASSERT_EQ(table.find("colour")->words.size(), 2U);
  EXPECT_EQ(table.find("colour")->words[1].label.zh, "蓝");
  EXPECT_EQ(table.find("time"), nullptr) << "a panel has a column of this name already";
}

TEST(Panel, RecordsTheLivingInTheOrderOfTheirKeys) {
  const Harbour harbour;
  const sim::PanelTable table = sim::recordable(harbour.view);
  sim::PanelRows rows = sim::PanelRows::of(table);
  sim::record(harbour.view, table, 0, rows);
  sim::record(harbour.view, table, 4, rows);
  EXPECT_EQ(rows.quarter, (std::vector<std::int32_t>{0, 0, 4, 4}));
  EXPECT_EQ(rows.key, (std::vector<std::int64_t>{-2, 7, -2, 7}));
  const auto number = [&](std::size_t column, std::size_t row) {
    return sim::panel_number(table.columns[column].type, rows.columns[column], row);
  };
  EXPECT_TRUE(std::isnan(number(0, 0)));
  EXPECT_FALSE(std::signbit(number(0, 0))) << "all NaN are one";
  EXPECT_EQ(number(0, 1), 12.5);
  EXPECT_EQ(number(1, 0), 0.01);
  EXPECT_EQ(number(1, 1), -123.45);
  EXPECT_EQ(number(2, 0), 1);
  EXPECT_EQ(number(3, 1), -8);
  EXPECT_EQ(number(5, 3), 1);
  std::int64_t owner = 0;
  std::memcpy(&owner, rows.columns[4].data() + sizeof owner, sizeof owner);
  EXPECT_EQ(owner, most) << "no double holds it";
}

TEST(Panel, RecordsChosenColumnsAndAppends) {
  const Harbour harbour;
  const sim::PanelTable all = sim::recordable(harbour.view);
  const sim::PanelTable wanted{"boats", {*all.find("long_boat"), *all.find("built")}};
  sim::PanelRows one = sim::PanelRows::of(wanted);
  sim::record(harbour.view, wanted, 2, one);
  sim::PanelRows both = sim::PanelRows::of(wanted);
  both.append(one);
  both.append(one);
  EXPECT_EQ(both.size(), 4U);
  EXPECT_EQ(both.columns[0].size(), 4U);
  EXPECT_EQ(both.columns[1].size(), 4U * sizeof(std::int32_t));
  EXPECT_EQ(sim::panel_number(sim::PanelType::int32, both.columns[1], 3), -8);
  const sim::PanelTable other{"boats", {{"mast", "m", "", sim::PanelType::real}}};
  sim::PanelRows none = sim::PanelRows::of(other);
  EXPECT_THROW(sim::record(harbour.view, other, 0, none), sim::RunFailed);
}

}  // namespace
