#include "models/xiamen/rules/rates.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(Rates, CompoundToTheYear) {
  EXPECT_NEAR(quarterly_loss(0.3439), 0.1, 1e-15);    // 0.9^4 = 0.6561
  EXPECT_NEAR(quarterly_growth(0.4641), 0.1, 1e-15);  // 1.1^4 = 1.4641
  EXPECT_EQ(quarterly_loss(0.0), 0.0);
  EXPECT_EQ(quarterly_growth(0.0), 0.0);
  EXPECT_EQ(quarterly_loss(1.0), 1.0);
}

}  // namespace
}  // namespace xiamen
