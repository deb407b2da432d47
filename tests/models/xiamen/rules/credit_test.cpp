#include "models/xiamen/rules/credit.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

using sim::Money;

// base 1 % a year, e^(0.5 x debt / surplus), loss 50 %, at most four years of surplus
constexpr CreditTerms terms{0.01, 0.5, 0.5, 4.0};

TEST(DefaultProbability, GrowsWithDebt) {
  EXPECT_DOUBLE_EQ(default_probability(terms, 0.0, 1e6), 0.01);
  // e^(0.5 x 2) = 2.718281828459045
  EXPECT_NEAR(default_probability(terms, 2e6, 1e6), 0.02718281828459045, 1e-15);
  EXPECT_EQ(default_probability(terms, 1e9, 1e6), 1.0);
}

TEST(DefaultProbability, IsOneWithoutASurplus) {
  EXPECT_EQ(default_probability(terms, 0.0, 0.0), 1.0);
  EXPECT_EQ(default_probability(terms, 0.0, -1.0), 1.0);
}

TEST(CreditRoom, EndsWhereTheLenderReachesItsTolerance) {
  // tolerance 2 % / loss 50 % = default probability 4 %; ln(4) / 0.5 = 2.772588722239781 years of surplus
  EXPECT_NEAR(credit_room(terms, 0.0, 1e6, 0.0, 0.02), 2772588.722, 1e-2);
  EXPECT_NEAR(credit_room(terms, 2e6, 1e6, 0.0, 0.02), 772588.722, 1e-2);
  EXPECT_EQ(credit_room(terms, 3e6, 1e6, 0.0, 0.02), 0.0);
}

TEST(CreditRoom, EndsAtTheMultipleWhereTheCityBearsTheLoss) {
  // half of the loss borne: 8 %, ln(8) / 0.5 = 4.16 years, more than the multiple of 4
  EXPECT_DOUBLE_EQ(credit_room(terms, 0.0, 1e6, 0.5, 0.02), 4e6);
  EXPECT_DOUBLE_EQ(credit_room(terms, 1e6, 1e6, 0.5, 0.02), 3e6);
  EXPECT_DOUBLE_EQ(credit_room(terms, 1e6, 1e6, 1.0, 0.02), 3e6);
}

TEST(CreditRoom, IsNoneForTheRiskyAndTheUnprofitable) {
  EXPECT_EQ(credit_room(terms, 0.0, 1e6, 0.0, 0.004), 0.0);  // bears 0.8 %, the safest is 1 %
  EXPECT_EQ(credit_room(terms, 0.0, 0.0, 0.0, 0.02), 0.0);
  EXPECT_EQ(credit_room(terms, 0.0, -1e6, 0.0, 0.02), 0.0);
}

TEST(Instalments, OfAThousandAtTenPerCentOverTwoQuarters) {
  // payment 1000 x 0.1 / (1 - 1.1^-2) = 576.190476: 476.19 + 100.00, then the remainder 523.81 + 52.38
  const Instalment first = next_instalment(Money::yuan(1000), 0.1, 2);
  EXPECT_EQ(first.interest, Money::yuan(100));
  EXPECT_EQ(first.principal, Money::yuan(476.19));
  const Instalment last = next_instalment(Money::yuan(523.81), 0.1, 1);
  EXPECT_EQ(last.interest, Money::yuan(52.38));
  EXPECT_EQ(last.principal, Money::yuan(523.81));
}

TEST(Instalments, WithoutInterestAreEqualParts) {
  EXPECT_EQ(next_instalment(Money::yuan(900), 0.0, 3).principal, Money::yuan(300));
  EXPECT_EQ(next_instalment(Money::yuan(900), 0.0, 3).interest, Money());
}

}  // namespace
}  // namespace xiamen
