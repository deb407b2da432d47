#include <gtest/gtest.h>

#include <Random123/philox.h>
#undef philox4x32  // a macro of Random123; ours is a function

#include "sim/random/random.hpp"

namespace sim {
namespace {

using Block = std::array<std::uint32_t, 4>;

// The known-answer vectors that Random123 ships for philox4x32-10.
TEST(Philox, KnownAnswers) {
  constexpr std::uint32_t ones = 0xffffffffU;
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}), (Block{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}));
  EXPECT_EQ(philox4x32({ones, ones, ones, ones}, {ones, ones}),
            (Block{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}));
  EXPECT_EQ(philox4x32({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U}, {0xa4093822U, 0x299f31d0U}),
            (Block{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U}));
}

TEST(Philox, EqualsRandom123) {
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const std::uint64_t a = mix(4 * i);
    const std::uint64_t b = mix(4 * i + 1);
    const std::uint64_t k = mix(4 * i + 2);
    const Block counter = {static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(a >> 32),
                           static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(b >> 32)};
    const std::array<std::uint32_t, 2> key = {static_cast<std::uint32_t>(k),
                                              static_cast<std::uint32_t>(k >> 32)};
    const r123::Philox4x32::ctr_type wanted =
        r123::Philox4x32()({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const Block got = philox4x32(counter, key);
    for (std::size_t word = 0; word < 4; ++word) ASSERT_EQ(got[word], wanted[word]);
  }
}

TEST(OpenUnit, NeverReachesItsEnds) {
  EXPECT_EQ(open_unit(0, 0), 0x1p-53);
  EXPECT_EQ(open_unit(0xffffffffU, 0xffffffffU), 1.0 - 0x1p-53);
  EXPECT_EQ(open_unit(0x80000000U, 0), 0.5 + 0x1p-53);
}

}  // namespace
}  // namespace sim
