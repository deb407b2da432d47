#include "sim/experiment/run_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sim {
namespace {

std::vector<std::string> written(const std::vector<PlannedRun>& order) {
  std::vector<std::string> texts;
  for (const PlannedRun& run : order)
    texts.push_back(std::to_string(run.scenario) + "." + std::to_string(run.replicate) +
                    (run.goes_on ? "+" : "") + (run.only_past ? "p" : ""));
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

// Made before: the first scenario in both replicates, the second in the first one. What is left of the second
// goes on from a past that has to be lived through again; the third begins at the start.
TEST(RunOrder, MakesWhatIsMissingAndWhatItGoesOnFrom) {
  const std::vector<PlannedRun> order = run_order({false, true, false}, 2, false, 1);
  const std::vector<PlannedRun> left = those_to_make(order, {false, false, false, true, true, true}, 2);
  EXPECT_THAT(written(left), testing::ElementsAre("0.1p", "2.0", "1.1+", "2.1"));
  EXPECT_THAT(takers_by_replicate(left, 2), testing::ElementsAre(0U, 1U));
  EXPECT_THAT(written(those_to_make(order, {true, false, false, false, false, false}, 2)),
              testing::ElementsAre("0.0"));
}

}  // namespace
}  // namespace sim
