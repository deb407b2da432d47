#include "models/xiamen/rules/tie_graph.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace xiamen {
namespace {

// A triangle 1, 2, 3 with a tail 3 - 4, and a pair 7 - 9 apart. Degrees 2, 2, 3, 1, 1, 1, so 1 + 1 + 3 paths
// of two ties, three of which close.
TEST(TieGraph, OfATriangleWithATailAndAPair) {
  TieGraph graph(false);
  graph.tie(1, 2, false);
  graph.tie(3, 2, false);
  graph.tie(2, 3, true);  // the same pair again
  graph.tie(3, 1, false);
  graph.tie(4, 3, false);
  graph.tie(9, 7, false);
  graph.tie(5, 5, false);  // nobody is tied to itself
  const NetworkShape shape = graph.shape();
  EXPECT_EQ(shape.nodes, 6.0);
  EXPECT_EQ(shape.ties, 5.0);
  EXPECT_NEAR(shape.mean_degree, 10.0 / 6.0, 1e-15);
  EXPECT_EQ(shape.largest_degree, 3.0);
  EXPECT_EQ(shape.components, 2.0);
  EXPECT_NEAR(shape.largest_component, 4.0 / 6.0, 1e-15);
  EXPECT_NEAR(shape.clustering, 3.0 / 5.0, 1e-15);
  EXPECT_NEAR(shape.repeated, 1.0 / 5.0, 1e-15);
}

// Enterprises 0, 1, 2 and institutions 10, 11: 0 and 1 are tied to both, 2 to 11 only. Paths of three ties go
// on from both ends of a tie: 0-10: 1, 0-11: 2, 1-10: 1, 1-11: 2, 2-11: 0. One cycle of four ties closes four
// of the six.
TEST(TieGraph, OfTwoModesClosesInFours) {
  TieGraph graph(true);
  for (const std::size_t one : {0U, 1U}) {
    graph.tie(one, 10, false);
    graph.tie(one, 11, false);
  }
  graph.tie(2, 11, false);
  EXPECT_NEAR(graph.shape().clustering, 4.0 / 6.0, 1e-15);
  EXPECT_EQ(graph.shape().components, 1.0);
}

// k members that are all tied to each other: every path closes.
TEST(TieGraph, ACliqueIsClosed) {
  TieGraph graph(false);
  for (std::size_t one = 0; one < 7; ++one) {
    for (std::size_t other = 0; other < one; ++other) graph.tie(one, other, true);
  }
  const NetworkShape shape = graph.shape();
  EXPECT_EQ(shape.ties, 21.0);
  EXPECT_EQ(shape.mean_degree, 6.0);
  EXPECT_EQ(shape.clustering, 1.0);
  EXPECT_EQ(shape.repeated, 1.0);
}

// All of m enterprises tied to all of n institutions: every path of three closes.
TEST(TieGraph, ACompleteTwoModeNetworkIsClosed) {
  TieGraph graph(true);
  for (std::size_t one = 0; one < 4; ++one) {
    for (std::size_t other = 10; other < 13; ++other) graph.tie(one, other, false);
  }
  EXPECT_NEAR(graph.shape().clustering, 1.0, 1e-15);
}

TEST(TieGraph, WithoutTiesHasNoShares) {
  const NetworkShape shape = TieGraph(false).shape();
  EXPECT_EQ(shape.nodes, 0.0);
  EXPECT_EQ(shape.components, 0.0);
  EXPECT_TRUE(std::isnan(shape.mean_degree));
  EXPECT_TRUE(std::isnan(shape.largest_component));
  EXPECT_TRUE(std::isnan(shape.clustering));
  EXPECT_TRUE(std::isnan(shape.repeated));
  TieGraph pair(false);
  pair.tie(0, 1, false);
  EXPECT_TRUE(std::isnan(pair.shape().clustering)) << "a pair has no path of two ties";
}

}  // namespace
}  // namespace xiamen
