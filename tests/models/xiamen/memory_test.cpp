#include "models/xiamen/memory.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(Memory, ASecondContractMakesATieRepeated) {
  Memory memory;
  memory.tie(Network::licence, 7, 3);
  EXPECT_FALSE(memory.tied_before(Network::licence, 7, 3));
  memory.tie(Network::service, 7, 3);
  EXPECT_FALSE(memory.tied_before(Network::licence, 7, 3)) << "of another kind";
  memory.tie(Network::licence, 3, 7);
  EXPECT_TRUE(memory.tied_before(Network::licence, 7, 3));
  EXPECT_TRUE(memory.tied_before(Network::licence, 3, 7));
  EXPECT_FALSE(memory.tied_before(Network::service, 7, 3));
}

TEST(Memory, SupportCountsForFourQuarters) {
  Memory memory;
  memory.support(2, 100.0);
  for (int quarter = 0; quarter < 3; ++quarter) {
    memory.begin_quarter();
    memory.support(0, 1.0);
  }
  using Year = std::vector<double>;
  EXPECT_EQ(memory.support_of_a_year(4), (Year{3.0, 0.0, 100.0, 0.0}));
  EXPECT_EQ(memory.paid_this_quarter(), 1.0);
  memory.keep_enterprises(std::vector<std::size_t>{0, 2, 5});
  EXPECT_EQ(memory.support_of_a_year(2), (Year{3.0, 100.0})) << "row 2 is row 1 now";
  memory.begin_quarter();
  EXPECT_EQ(memory.support_of_a_year(2), (Year{3.0, 0.0}));
  EXPECT_EQ(memory.paid_this_quarter(), 0.0);
}

}  // namespace
}  // namespace xiamen
