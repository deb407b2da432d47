#include "models/xiamen/rules/public_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace xiamen {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

// Three were granted 10, 20 and 70: 2 (10 + 40 + 210) / (3 x 100) - 4 / 3 = 0.4.
TEST(Concentration, OfThreeIsReckonedByHand) {
  const Concentration found = concentration({70, 10, 20});
  EXPECT_EQ(found.recipients, 3U);
  EXPECT_NEAR(found.gini, 0.4, 1e-12);
  EXPECT_EQ(found.top_ten, 1.0);
}

TEST(Concentration, OfAlikeIsNoneAndOfOneTakesAll) {
  EXPECT_NEAR(concentration({5, 5, 5, 5}).gini, 0.0, 1e-12);
  EXPECT_NEAR(concentration({5}).gini, 0.0, 1e-12);
  std::vector<double> amounts(99, 0.0);
  amounts.push_back(1.0);
  EXPECT_NEAR(concentration(amounts).gini, 0.99, 1e-12);
  EXPECT_EQ(concentration({}).recipients, 0U);
  EXPECT_TRUE(std::isnan(concentration({}).gini));
  EXPECT_TRUE(std::isnan(concentration({}).top_ten));
}

// Of 1 to 12, which sum to 78, the ten largest have all but 1 and 2.
TEST(Concentration, TopTenAreTheTenLargest) {
  std::vector<double> amounts;
  for (int i = 1; i <= 12; ++i) amounts.push_back(i);
  EXPECT_NEAR(concentration(amounts).top_ten, 75.0 / 78.0, 1e-12);
}

TEST(Record, GrantsOfOneRecipientAddUpForAYear) {
  PublicRecord record;
  record.begin_quarter();
  record.grant(7, 2, Money::yuan(10));
  record.grant(7, 1, Money::yuan(5));
  record.grant(3, 1, Money::yuan(99));
  record.begin_quarter();
  record.grant(7, 2, Money::yuan(20));
  EXPECT_THAT(record.granted_in_a_year(7), ElementsAre(5.0, 30.0));
  EXPECT_EQ(record.sums(7).granted, 20.0) << "of the quarter";
  EXPECT_TRUE(record.moved(7));
  EXPECT_FALSE(record.moved(3));
  record.begin_quarter();
  record.begin_quarter();
  EXPECT_THAT(record.granted_in_a_year(7), ElementsAre(5.0, 30.0));
  EXPECT_FALSE(record.moved(7));
  record.begin_quarter();
  EXPECT_THAT(record.granted_in_a_year(7), ElementsAre(20.0)) << "the first quarter is a year ago";
  EXPECT_TRUE(record.moved(7));
  record.begin_quarter();
  EXPECT_TRUE(record.granted_in_a_year(7).empty());
}

// Households are not told apart: their money is in the sums alone.
TEST(Record, WhoIsNotToldApartIsNoRecipient) {
  PublicRecord record;
  record.give(0, other_recipient(), Money::yuan(10));
  EXPECT_EQ(record.sums(0).asked, 10.0);
  EXPECT_EQ(record.sums(0).granted, 10.0);
  EXPECT_EQ(record.sums(0).paid, 10.0);
  EXPECT_TRUE(record.granted_in_a_year(0).empty());
  record.give(-1, other_recipient(5), Money::yuan(10));
  EXPECT_EQ(record.payments().size(), 1U) << "what is nobody's is not noted";
}

// 30 fen between offers of 1 and 2: 10 and 20.
TEST(Record, SponsorsPayInProportion) {
  Sponsors sponsors;
  sponsors.add(4, 1.0);
  sponsors.add(2, 2.0);
  EXPECT_EQ(sponsors.total, 3.0);
  PublicRecord record;
  record.give(sponsors, other_recipient(5), Money::fen(30));
  EXPECT_THAT(record.sums(4).paid, DoubleNear(0.1, 1e-12));
  EXPECT_THAT(record.sums(2).paid, DoubleNear(0.2, 1e-12));
}

}  // namespace
}  // namespace xiamen
