#include "sim/output/run_part.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"
#include "tests/sim/output/made_parts.hpp"

namespace {

TEST(RunPart, GivesBackWhatWasWritten) {
  const sim::StudyOutline outline = made::outline();
  const sim::RunPart part = made::part(1, 2);
  const std::vector<std::byte> bytes = sim::part_bytes(part, sim::outline_digest(outline));
  const sim::RunPart read = sim::part_from_bytes(bytes, outline.study, sim::outline_digest(outline));
  EXPECT_EQ(read.scenario, 1U);
  EXPECT_EQ(read.replicate, 2U);
  EXPECT_EQ(read.state_digest, part.state_digest);
  EXPECT_EQ(read.step_seconds, part.step_seconds);
  EXPECT_EQ(sim::part_bytes(read, sim::outline_digest(outline)), bytes) << "NaN and all";
}

TEST(RunPart, IsRefusedWithAnyByteOfItChanged) {
  const sim::StudyOutline outline = made::outline();
  const sim::Digest digest = sim::outline_digest(outline);
  std::vector<std::byte> bytes = sim::part_bytes(made::part(0, 0), digest);
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    bytes[place] ^= std::byte{0x10};
    EXPECT_THROW(sim::part_from_bytes(bytes, outline.study, digest), sim::InvalidInput) << place;
    bytes[place] ^= std::byte{0x10};
    EXPECT_THROW(sim::part_from_bytes(std::span<const std::byte>(bytes).first(place), outline.study, digest),
                 sim::InvalidInput)
        << place;
  }
  EXPECT_NO_THROW(sim::part_from_bytes(bytes, outline.study, digest));
}

TEST(RunPart, BelongsToItsStudy) {
  sim::StudyOutline outline = made::outline();
  const std::vector<std::byte> bytes = sim::part_bytes(made::part(0, 0), sim::outline_digest(outline));
  outline.study.seed = 2;
  EXPECT_THROW(sim::part_from_bytes(bytes, outline.study, sim::outline_digest(outline)), sim::InvalidInput);
}

TEST(StudyOutline, GivesBackWhatWasWritten) {
  const sim::StudyOutline outline = made::outline();
  const sim::StudyOutline read = sim::outline_from_bytes(sim::outline_bytes(outline));
  EXPECT_EQ(read.maker, outline.maker);
  EXPECT_EQ(read.study.input_digest(), outline.study.input_digest());
  EXPECT_EQ(sim::outline_digest(read), sim::outline_digest(outline));
}

TEST(StudyOutline, DiffersWithItsMaker) {
  sim::StudyOutline outline = made::outline();
  const sim::Digest digest = sim::outline_digest(outline);
  outline.maker = "another program";
  EXPECT_NE(sim::outline_digest(outline), digest);
}

// Three runs of two: scenario 1 of replicate 2 goes to the sixth place, and nowhere else.
TEST(PutPart, PutsARunIntoItsPlace) {
  sim::Study study = made::outline().study;
  sim::make_room(study);
  const sim::RunPart part = made::part(1, 2);
  sim::put_part(part, study);
  const std::size_t runs = study.scenarios.size() * study.replicates.size();
  const std::size_t run = study.replicates.size() + 2;
  EXPECT_EQ(study.state_digests.size(), runs);
  EXPECT_EQ(study.state_digests[run], part.state_digest);
  for (std::size_t place = 0; place < study.variables.size(); ++place) {
    const std::vector<double>& values = study.variables[place].values;
    const std::size_t size = part.series[place].size();
    ASSERT_EQ(values.size(), runs * size);
    for (std::size_t at = 0; at < values.size(); ++at) {
      const double expected = at / size == run ? part.series[place][at - run * size] : std::nan("");
      EXPECT_TRUE(values[at] == expected || (std::isnan(values[at]) && std::isnan(expected))) << at;
    }
  }
}

}  // namespace
