#include "sim/state/population.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

struct RockTag {};
using RockId = Index<RockTag>;

struct Herd : Population {
  Herd() : Population("herd") {}
  Column<double> weight{*this, "weight", "kg", "how heavy", 1.5};
  Column<Money> purse{*this, "purse", "CNY", "what it owns"};
  Column<std::int32_t> age{*this, "age", "quarters", "since birth"};
  Column<std::uint8_t> asleep{*this, "asleep", "1", "1 while asleep"};
  Column<std::int64_t> steps{*this, "steps", "1", "taken so far"};
  Column<RockId> rock{*this, "rock", "row", "where it lies"};
};

Digest digest_of_state(const Population& population) {
  Digester digester;
  population.add_to(digester);
  return digester.result();
}

TEST(Population, ColumnsRegisterInTheOrderOfDeclaration) {
  const Herd herd;
  std::vector<std::string> names;
  std::vector<std::string> types;
  for (const AnyColumn* const column : herd.columns()) {
    names.push_back(column->info().name);
    types.push_back(column->info().type);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"weight", "purse", "age", "asleep", "steps", "rock"}));
  EXPECT_EQ(types, (std::vector<std::string>{"double", "money", "integer", "byte", "integer", "integer"}));
  EXPECT_EQ(herd.columns()[0]->info().unit, "kg");
  EXPECT_EQ(herd.columns()[0]->info().meaning, "how heavy");
}

TEST(Population, AppendFillsEveryColumn) {
  Herd herd;
  herd.reserve(10);
  EXPECT_EQ(herd.append(100), 0U);
  EXPECT_EQ(herd.append(101), 1U);
  EXPECT_EQ(herd.size(), 2U);
  EXPECT_EQ(herd.key(1), 101U);
  EXPECT_EQ(herd.weight[1], 1.5);
  EXPECT_EQ(herd.purse[1], Money());
  EXPECT_FALSE(herd.rock[1].exists());
  for (const AnyColumn* const column : herd.columns()) EXPECT_FALSE(column->bytes().empty());
}

// Of five the second and the fourth stay, as 0 and 1; the next one is as new as any.
TEST(Population, KeepsTheRowsAskedForInTheirOrder) {
  Herd herd;
  for (Key key = 10; key < 15; ++key) herd.age[herd.append(key)] = static_cast<std::int32_t>(key);
  herd.keep(std::vector<std::size_t>{1, 3});
  ASSERT_EQ(herd.size(), 2U);
  EXPECT_EQ(herd.key(0), 11U);
  EXPECT_EQ(herd.key(1), 13U);
  EXPECT_EQ(herd.age[1], 13);
  EXPECT_EQ(herd.age.size(), 2U);
  const std::size_t next = herd.append(20);
  EXPECT_EQ(herd.age[next], 0);
  EXPECT_EQ(herd.weight[next], 1.5);
  Herd same;
  for (const auto& [key, age] : {std::pair<Key, int>{11, 11}, {13, 13}, {20, 0}})
    same.age[same.append(key)] = age;
  EXPECT_EQ(digest_of_state(herd).hex(), digest_of_state(same).hex());
}

TEST(Population, GivesBackRoomThatFewNeed) {
  Herd herd;
  for (Key key = 0; key < 10'000; ++key) herd.age[herd.append(key)] = static_cast<std::int32_t>(key);
  const std::size_t before = herd.room();
  std::vector<std::size_t> most(9'900);
  std::iota(most.begin(), most.end(), std::size_t{100});
  herd.keep(most);
  EXPECT_EQ(herd.room(), before) << "those to come will need it";
  herd.keep(std::vector<std::size_t>{0, 9'899});
  EXPECT_LT(herd.room(), 100U);
  EXPECT_EQ(herd.age[1], 9'999);
  EXPECT_EQ(herd.age[herd.append(1)], 0) << "new rows begin at the initial value";
}

TEST(Population, NumbersOfAnyType) {
  Herd herd;
  herd.append(1);
  herd.purse[0] = Money::fen(1234);
  herd.age[0] = -3;
  EXPECT_EQ(herd.columns()[1]->number(0), 12.34);
  EXPECT_EQ(herd.columns()[2]->number(0), -3.0);
  EXPECT_EQ(herd.columns()[5]->number(0), -1.0);
  herd.rock[0] = RockId(4);
  EXPECT_EQ(herd.columns()[5]->number(0), 4.0);
}

TEST(Population, AnyCellShowsInTheDigest) {
  Herd herd;
  for (Key key = 0; key < 20; ++key) herd.append(key);
  const Digest before = digest_of_state(herd);
  EXPECT_EQ(digest_of_state(herd), before);
  const auto expect_seen = [&](auto& cell, auto other) {
    const auto kept = cell;
    cell = other;
    EXPECT_NE(digest_of_state(herd), before);
    cell = kept;
    EXPECT_EQ(digest_of_state(herd), before);
  };
  for (std::size_t row = 0; row < herd.size(); ++row) {
    expect_seen(herd.weight[row], 1.5 + 0x1p-52);
    expect_seen(herd.purse[row], Money::fen(1));
    expect_seen(herd.age[row], 1);
    expect_seen(herd.asleep[row], std::uint8_t{1});
    expect_seen(herd.steps[row], std::int64_t{-1});
    expect_seen(herd.rock[row], RockId(0));
  }
}

TEST(Population, KeysAndRowsShowInTheDigest) {
  Herd one;
  Herd other;
  one.append(1);
  other.append(2);
  EXPECT_NE(digest_of_state(one), digest_of_state(other));
  const Digest before = digest_of_state(one);
  one.append(3);
  EXPECT_NE(digest_of_state(one), before);
  EXPECT_NE(digest_of_state(Herd()), digest_of_state(Population("flock")));
}

TEST(Population, RefusesLateAndDoubleColumns) {
  Herd herd;
  EXPECT_THROW((Column<double>(herd, "age", "1", "a second one")), RunFailed);
  herd.append(1);
  EXPECT_THROW((Column<double>(herd, "height", "m", "too late")), RunFailed);
  EXPECT_EQ(herd.columns().size(), 6U);
}

// Only where columns are traced; else nothing is noted, whoever asks.
TEST(Population, ColumnsNoteWhoAsksForTheirValues) {
  Herd herd;
  const std::size_t row = herd.append(make_key("cow", 1));
  const Herd& seen = herd;
  EXPECT_EQ(herd.age.touches(), 0);
  EXPECT_EQ(seen.weight[row], 1.5);
  herd.age[row] = 3;
  for (const Money& purse : herd.purse.values()) EXPECT_EQ(purse, Money());
  EXPECT_EQ(seen.steps.values().size(), 1U);
  EXPECT_EQ(herd.asleep.bytes().size(), 1U);
  const auto if_traced = [](std::uint8_t touch) { return traces_columns ? touch : std::uint8_t{0}; };
  EXPECT_EQ(herd.weight.touches(), if_traced(Touch::read));
  EXPECT_EQ(herd.steps.touches(), if_traced(Touch::read));
  EXPECT_EQ(herd.age.touches(), if_traced(Touch::open));
  EXPECT_EQ(herd.purse.touches(), if_traced(Touch::open));
  EXPECT_EQ(herd.asleep.touches(), 0) << "the registry looks at bytes for the digest";
  herd.age.forget_touches();
  EXPECT_EQ(herd.age.touches(), 0);
}

}  // namespace
}  // namespace sim
