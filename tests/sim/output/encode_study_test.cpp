#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include "sim/core/problem.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

TEST(EncodeStudy, EqualStudiesGiveEqualBytes) {
  EXPECT_EQ(sim::encode_study(made::study()), sim::encode_study(made::study()));
}

// HDF5's own dimension scale calls write padding of fresh memory into the file; here fresh memory is never
// alike.
TEST(EncodeStudy, FreshMemoryDoesNotShow) {
  const sim::Study study = made::study(3, 20);
  mallopt(M_PERTURB, 0x5a);
  const std::vector<std::byte> one = sim::encode_study(study);
  mallopt(M_PERTURB, 0xc3);
  const std::vector<std::byte> other = sim::encode_study(study);
  mallopt(M_PERTURB, 0);
  EXPECT_TRUE(one == other);
}

TEST(EncodeStudy, TheSignOfNotANumberDoesNotShow) {
  sim::Study other = made::study();
  for (double& value : other.variables[1].values)
    if (std::isnan(value)) value = -value;
  EXPECT_TRUE(sim::encode_study(other) == sim::encode_study(made::study()));
}

TEST(EncodeStudy, OneValueMakesOtherBytes) {
  sim::Study other = made::study();
  other.variables[0].values.back() = std::nextafter(other.variables[0].values.back(), 0.0);
  EXPECT_FALSE(sim::encode_study(other) == sim::encode_study(made::study()));
}

TEST(EncodeStudy, SeriesAreCompressed) {
  const sim::Study study = made::study(3, 200, sim::Quarter(2035, 4));
  std::size_t values = 0;
  for (const sim::Study::Variable& variable : study.variables) values += variable.values.size();
  EXPECT_LT(sim::encode_study(study).size(), values * sizeof(double) / 2);
}

TEST(EncodeStudy, RefusesWhatDoesNotFitTogether) {
  const auto refused = [](auto change) {
    sim::Study study = made::study();
    change(study);
    EXPECT_THROW(sim::encode_study(study), sim::RunFailed);
  };
  refused([](sim::Study& s) { s.variables[0].values.pop_back(); });
  refused([](sim::Study& s) { s.variables.push_back(s.variables[0]); });
  refused([](sim::Study& s) { s.variables[3].values[0] = 0.5; });
  refused([](sim::Study& s) { s.variables[3].values[0] = std::nan(""); });
  refused([](sim::Study& s) { s.state_digests.pop_back(); });
  refused([](sim::Study& s) { s.scenario_titles.pop_back(); });
  refused([](sim::Study& s) { s.scenarios.clear(); });
  refused([](sim::Study& s) { s.input_texts["bad"] = std::string("a\0b", 3); });
  refused([](sim::Study& s) { s.file_version = "9"; });
}

TEST(EncodeStudy, ALongInputTextFits) {
  sim::Study study = made::study();
  study.input_texts["scenarios/long.toml"] = std::string(300'000, '#');
  const made::Folder folder;
  sim::write_study(study, folder / "study.h5");
  EXPECT_EQ(sim::read_study(folder / "study.h5").input_texts["scenarios/long.toml"].size(), 300'000U);
}

}  // namespace
