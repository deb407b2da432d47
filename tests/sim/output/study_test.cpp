#include <gtest/gtest.h>

#include <functional>

#include "sim/core/problem.hpp"
#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

TEST(Study, FindsAValueByItsPlace) {
  const sim::Study study = made::study();
  const sim::Study::Variable* grain = study.find("grain_by_soil_and_crop");
  ASSERT_NE(grain, nullptr);
  EXPECT_EQ(study.value(*grain, 1, 2, 8, 5), made::value_at(2, 1, 2, 8, 5));
  EXPECT_EQ(study.value(*grain, 0, 0, 0), made::value_at(2, 0, 0, 0, 0));
  EXPECT_EQ(study.find("nothing"), nullptr);
}

TEST(Study, RefusesAPlaceOutside) {
  const sim::Study study = made::study();
  const sim::Study::Variable* mills = study.find("mills");
  EXPECT_THROW(study.value(*mills, 2, 0, 0), sim::RunFailed);
  EXPECT_THROW(study.value(*mills, 0, 3, 0), sim::RunFailed);
  EXPECT_THROW(study.value(*mills, 0, 0, 9), sim::RunFailed);
  EXPECT_THROW(study.value(*mills, 0, 0, 0, 1), sim::RunFailed);
}

TEST(Study, InputDigestSeesEveryInput) {
  const sim::Study study = made::study();
  const auto changed = [&study](auto change) {
    sim::Study other = study;
    change(other);
    return other.input_digest() != study.input_digest();
  };
  EXPECT_EQ(study.input_digest(), made::study().input_digest());
  EXPECT_TRUE(changed([](sim::Study& s) { s.seed = 2; }));
  EXPECT_TRUE(changed([](sim::Study& s) { s.model_version = "2"; }));
  EXPECT_TRUE(changed([](sim::Study& s) { s.replicates.back() = 9; }));
  EXPECT_TRUE(changed([](sim::Study& s) { std::swap(s.scenarios[0], s.scenarios[1]); }));
  EXPECT_TRUE(changed([](sim::Study& s) { s.last = s.last + 1; }));
  EXPECT_TRUE(changed([](sim::Study& s) { s.input_texts["settings"] += " "; }));
  EXPECT_TRUE(changed([](sim::Study& s) { s.input_texts["new"] = ""; }));
}

TEST(Study, InputDigestLooksAtNoResult) {
  sim::Study other = made::study();
  other.variables.clear();
  other.state_digests.clear();
  EXPECT_EQ(other.input_digest(), made::study().input_digest());
}

TEST(Study, InputDigestKeepsNeighboursApart) {
  sim::Study one = made::study();
  sim::Study other = made::study();
  one.input_texts = {{"a", "bc"}};
  other.input_texts = {{"ab", "c"}};
  EXPECT_NE(one.input_digest(), other.input_digest());
}

TEST(StudyBytes, GoAndComeBack) {
  const sim::Study study = made::study();
  const std::vector<std::byte> bytes = sim::to_bytes(study);
  const sim::Study back = sim::study_from_bytes(bytes);
  EXPECT_EQ(sim::to_bytes(back), bytes);
  EXPECT_EQ(back.seed, study.seed);
  EXPECT_EQ(back.find("takings")->observable.display_scale, 1e8);
  EXPECT_EQ(back.axes[1].labels[2].zh, "水稻");
}

TEST(StudyBytes, EveryTruncationIsFound) {
  const std::vector<std::byte> bytes = sim::to_bytes(made::study(1, 1));
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_THROW(sim::study_from_bytes(std::span(bytes).first(length)), sim::InvalidInput) << length;
}

TEST(StudyBytes, AHugeCountAsksForNoMemory) {
  std::vector<std::byte> bytes = sim::to_bytes(made::study(1, 1));
  for (std::size_t place = 0; place + 8 <= bytes.size(); ++place) {
    std::vector<std::byte> bad = bytes;
    for (std::size_t byte = 0; byte < 8; ++byte) bad[place + byte] = std::byte{0x7f};
    try {
      sim::study_from_bytes(bad);
    } catch (const sim::InvalidInput&) {
    }
  }
}

// The child that reads a file may have been taken over by it: what it says must be a study whose values can
// be asked for.
TEST(StudyBytes, PartsThatDoNotFitAreRefused) {
  using Spoil = std::function<void(sim::Study&)>;
  const std::vector<Spoil> ways{
      [](sim::Study& study) { study.scenarios.clear(); },
      [](sim::Study& study) { study.replicates.clear(); },
      [](sim::Study& study) { study.scenario_titles.pop_back(); },
      [](sim::Study& study) { study.first_changes.pop_back(); },
      [](sim::Study& study) { study.state_digests.pop_back(); },
      [](sim::Study& study) { study.last = study.first + -1; },
      [](sim::Study& study) { study.first = sim::Quarter::from_ordinal(-2'000'000'000); },
      [](sim::Study& study) { study.last = sim::Quarter::from_ordinal(2'000'000'000); },
      [](sim::Study& study) { study.axes[0].labels.pop_back(); },
      [](sim::Study& study) { study.axes.clear(); },
      [](sim::Study& study) { study.variables[0].values.pop_back(); },
      [](sim::Study& study) { study.variables[2].cells = 1; }};
  for (std::size_t way = 0; way < ways.size(); ++way) {
    sim::Study study = made::study();
    ways[way](study);
    EXPECT_NE(sim::study_fault(study), "") << way;
    EXPECT_THROW(sim::encode_study(study), sim::RunFailed) << way;
  }
}

TEST(StudyFault, IsFoundInAProductOfAxesThatOverflows) {
  sim::Study study = made::study();
  sim::Axis wide;
  wide.name = "wide";
  wide.ids.resize(65536);
  wide.labels.resize(65536);
  study.axes.push_back(wide);
  study.variables[0].observable.axes = {"wide", "wide", "wide", "wide"};
  study.variables[0].cells = 0;
  study.variables[0].values.clear();
  EXPECT_NE(sim::study_fault(study), "");
}

TEST(StudyBytes, AllNaNAreOne) {
  EXPECT_EQ(std::signbit(sim::canonical(-std::nan("1"), false)), false);
  EXPECT_EQ(std::signbit(sim::canonical(-0.0, true)), false);
  EXPECT_EQ(sim::canonical(2.5, false), 2.5);
}

sim::StudyDesign design() {
  sim::StudyDesign design;
  design.kind = "lhs";
  design.seed = 3;
  design.factors = {{"mill.number", "1", {"mills", "磨坊"}, "U[1, 9]"},
                    {"guild.due", "1", {"due", "会费"}, "levels"}};
  design.coordinates = {0.25, 0.5, 0.75, 0.125};
  design.values = {3, 0.05, 7, 0.01};
  design.failures = {"", "", "the stores burst", "", "", ""};
  return design;
}

TEST(StudyBytes, ADesignGoesAndComesBack) {
  sim::Study study = made::study();
  const std::size_t without = sim::to_bytes(study).size();
  study.design = design();
  const std::vector<std::byte> bytes = sim::to_bytes(study);
  EXPECT_GT(bytes.size(), without);
  const sim::Study back = sim::study_from_bytes(bytes);
  ASSERT_TRUE(back.design.has_value());
  EXPECT_EQ(sim::to_bytes(back), bytes);
  EXPECT_EQ(back.design->factors[1].target, "guild.due");
  EXPECT_TRUE(back.design->failed(2));
  EXPECT_FALSE(sim::study_from_bytes(sim::to_bytes(made::study())).design.has_value());
  for (const std::size_t cut : {std::size_t{1}, std::size_t{60}, bytes.size() - without - 1})
    EXPECT_THROW(sim::study_from_bytes(std::span(bytes).first(bytes.size() - cut)), sim::InvalidInput);
}

TEST(Study, ADesignGoesThroughAFile) {
  const made::Folder folder;
  sim::Study study = made::study();
  study.design = design();
  sim::write_study(study, folder / "a.h5");
  const sim::Study back = sim::read_study(folder / "a.h5");
  ASSERT_TRUE(back.design.has_value());
  EXPECT_EQ(sim::to_bytes(back), sim::to_bytes(study));
  EXPECT_FALSE(sim::read_study_header(folder / "a.h5").design.has_value());
  study.design->values.pop_back();
  EXPECT_THROW(sim::encode_study(study), sim::RunFailed);
}

}  // namespace
