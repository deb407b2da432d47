#include "sim/core/hash.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sim {
namespace {

TEST(Digest, KnownAnswer) {
  // XXH3-128 of the empty text with seed 0, as its specification gives it.
  EXPECT_EQ(digest_of("").hex(), "99aa06d3014798d86001c324468d497f");
}

TEST(Digester, PiecesMakeNoDifference) {
  const std::string text(1000, 'x');
  Digester pieces;
  for (std::size_t i = 0; i < text.size(); i += 7) pieces.add(std::string_view(text).substr(i, 7));
  EXPECT_EQ(pieces.result(), digest_of(text));
  EXPECT_NE(pieces.result(), digest_of(text + "x"));
}

TEST(HashName, IsTheSameAtCompileTime) {
  constexpr std::uint64_t compiled = hash_name("entry");
  EXPECT_EQ(compiled, hash_name(std::string("ent") + "ry"));
  EXPECT_NE(compiled, hash_name("entrx"));
}

TEST(Combine, OrderMattersAndNeighboursDiffer) {
  EXPECT_NE(combine(1, 2), combine(2, 1));
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 300; ++a) {
    for (std::uint64_t b = 0; b < 300; ++b) seen.insert(combine(a, b));
  }
  EXPECT_EQ(seen.size(), 90'000U);
}

}  // namespace
}  // namespace sim
