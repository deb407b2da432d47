#include "sim/experiment/run_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sim {
namespace {

std::vector<std::string> written(const std::vector<PlannedRun>& order) {
  std::vector<std::string> texts;
  for (const PlannedRun& run : order)
    texts.push_back(std::to_string(run.scenario) + "." + std::to_string(run.replicate) +
                    (run.goes_on ? "+" : ""));
  return texts;
}

// Three scenarios, three replicates, two threads: two first runs ahead, then those that go on from the first.
TEST(RunOrder, FirstRunsGoAhead) {
  EXPECT_THAT(written(run_order({false, true, false}, 3, false, 2)),
              testing::ElementsAre("0.0", "0.1", "0.2", "1.0+", "2.0", "1.1+", "2.1", "1.2+", "2.2"));
  EXPECT_THAT(written(run_order({false}, 2, false, 8)), testing::ElementsAre("0.0", "0.1"));
}

TEST(RunOrder, LeavesOutWhatIsKnown) {
  EXPECT_THAT(written(run_order({false, true, true}, 2, true, 2)),
              testing::ElementsAre("1.0+", "2.0+", "1.1+", "2.1+"));
}

}  // namespace
}  // namespace sim
