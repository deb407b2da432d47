#include <gtest/gtest.h>

#include <cmath>

#include "models/xiamen/rules/tournament.hpp"
#include "sim/random/random.hpp"

/// The law of a national tournament: of an enterprise drawn like its rivals, batch / rivals win.
namespace xiamen {
namespace {

// 200,000 draws; five standard errors.
TEST(TournamentLaw, ABatchIsWonByItsShareOfTheRivals) {
  constexpr int draws = 200000;
  const sim::RandomSource source(7, 1);
  const sim::Stream luck = source.lifelong("rival");
  for (const double share : {0.5, 0.05, 0.01}) {
    const Tournament tournament{share * 90000, 90000, 0.3, 0.0, 0.0};
    int winners = 0;
    for (int i = 0; i < draws; ++i) {
      const double score = 0.3 + luck.normal(sim::make_key("rival", static_cast<std::uint64_t>(i)));
      winners += score >= tournament.cut_off() ? 1 : 0;
    }
    EXPECT_NEAR(winners, share * draws, 5 * std::sqrt(share * (1 - share) * draws)) << share;
  }
}

TEST(TournamentLaw, ALargerBatchLowersTheCutOffAndBetterRivalsRaiseIt) {
  const Tournament one{1000, 90000, 0, 0, 0};
  EXPECT_LT((Tournament{2000, 90000, 0, 0, 0}).cut_off(), one.cut_off());
  EXPECT_NEAR((Tournament{1000, 90000, 0.25, 0, 0}).cut_off(), one.cut_off() + 0.25, 1e-12);
  EXPECT_FALSE((Tournament{0, 90000, 0, 0, 0}).held());
}

}  // namespace
}  // namespace xiamen
