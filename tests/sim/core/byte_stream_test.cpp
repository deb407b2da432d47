#include "sim/core/byte_stream.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"

namespace {

std::vector<std::byte> written() {
  sim::ByteWriter out;
  out.number(7);
  out.text("grain");
  out.reals(std::vector<double>{0.5, -0.0});
  out.each(std::vector<std::string>{"a", ""}, [&](const std::string& text) { out.text(text); });
  return out.take();
}

TEST(ByteStream, GivesBackWhatWasWritten) {
  const std::vector<std::byte> bytes = written();
  EXPECT_EQ(bytes.size(), 8U + (8 + 5) + (8 + 16) + (8 + 9 + 8));
  sim::ByteReader in(bytes);
  EXPECT_EQ(in.number(), 7U);
  EXPECT_EQ(in.text(), "grain");
  const std::vector<double> reals = in.reals();
  ASSERT_EQ(reals.size(), 2U);
  EXPECT_EQ(reals[0], 0.5);
  EXPECT_TRUE(std::signbit(reals[1]));
  std::string all;
  in.each(8, [&] { all += in.text() + ";"; });
  EXPECT_EQ(all, "a;;");
  in.end();
}

TEST(ByteStream, RefusesEveryBytesCutOff) {
  const std::vector<std::byte> bytes = written();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    sim::ByteReader in(std::span<const std::byte>(bytes).first(size));
    EXPECT_THROW(
        {
          in.number();
          in.text();
          in.reals();
          in.each(8, [&] { in.text(); });
        },
        sim::InvalidInput)
        << size;
  }
  sim::ByteReader in(bytes);
  in.number();
  EXPECT_THROW(in.end(), sim::InvalidInput) << "bytes are left";
}

TEST(ByteStream, AsksForNoMemoryThatIsNotThere) {
  sim::ByteWriter out;
  out.number(std::uint64_t{1} << 60);
  const std::vector<std::byte> bytes = out.take();
  EXPECT_THROW(sim::ByteReader(bytes).reals(), sim::InvalidInput);
  EXPECT_THROW(sim::ByteReader(bytes).text(), sim::InvalidInput);
}

TEST(ByteStream, HandsPiecesToASink) {
  std::vector<std::byte> seen;
  std::size_t pieces = 0;
  sim::ByteWriter out([&](std::span<const std::byte> piece) {
    seen.insert(seen.end(), piece.begin(), piece.end());
    ++pieces;
  });
  sim::ByteWriter whole;
  const std::vector<double> values(300'000, 1.25);
  for (sim::ByteWriter* writer : {&out, &whole}) {
    writer->reals(values);
    writer->reals(values);
    writer->number(1);
  }
  out.flush();
  EXPECT_EQ(seen, whole.take());
  EXPECT_EQ(pieces, 3U);
}

}  // namespace
