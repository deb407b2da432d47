#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <random>

#include "sim/core/problem.hpp"
#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

using testing::HasSubstr;

std::string complaint(const std::string& path) {
  try {
    sim::read_study(path);
  } catch (const sim::InvalidInput& problem) {
    EXPECT_EQ(problem.problems().front().file, path);
    return problem.problems().front().message;
  }
  return "(read)";
}

class ReadStudy : public testing::Test {
 protected:
  void SetUp() override {
    sim::write_study(made::study(), path);
    whole = made::content_of(path);
    content = sim::to_bytes(made::study());
  }
  /// Either refused in words, or, where the damage hit nothing that counts, read as it was written.
  void expect_harmless(const std::string& damaged, const std::string& what) {
    made::put(folder / "damaged.h5", damaged);
    try {
      const sim::Study study = sim::read_study(folder / "damaged.h5");
      EXPECT_TRUE(sim::to_bytes(study) == content) << what;
    } catch (const sim::InvalidInput&) {
    }
    try {
      const sim::Study header = sim::read_study_header(folder / "damaged.h5");
      EXPECT_EQ(header.input_digest(), made::study().input_digest()) << what;
    } catch (const sim::InvalidInput&) {
    }
  }
  made::Folder folder;
  std::string path = folder / "study.h5";
  std::string whole;
  std::vector<std::byte> content;
};

bool is_takings(const sim::Observable& observable) {
  return observable.name == "takings";
}

TEST_F(ReadStudy, HoldsOnlyTheVariablesThatAreWanted) {
  const sim::Study some = sim::read_study(path, is_takings);
  const sim::Study all = made::study();
  ASSERT_EQ(some.variables.size(), 1U);
  const std::vector<double>& values = some.find("takings")->values;
  const std::vector<double>& expected = all.find("takings")->values;
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t at = 0; at < values.size(); ++at)
    EXPECT_TRUE(values[at] == expected[at] || (std::isnan(values[at]) && std::isnan(expected[at]))) << at;
  EXPECT_EQ(some.state_digests, all.state_digests);
  EXPECT_EQ(some.points.size(), all.points.size());
}

TEST_F(ReadStudy, ChecksTheWholeFileWhateverIsWanted) {
  std::mt19937 luck(7);
  std::size_t refused = 0;
  for (int damage = 0; damage < 60; ++damage) {
    std::string damaged = whole;
    damaged[luck() % damaged.size()] ^= static_cast<char>(1 << luck() % 8);
    const std::string file = folder / "damaged.h5";
    made::put(file, damaged);
    const auto reads = [&file](auto&&... wanted) {
      try {
        sim::read_study(file, wanted...);
        return true;
      } catch (const sim::InvalidInput&) {
        return false;
      }
    };
    const bool whole_reads = reads();
    EXPECT_EQ(reads(is_takings), whole_reads) << damage;
    refused += whole_reads ? 0U : 1U;
  }
  EXPECT_GT(refused, 20U);
}

TEST_F(ReadStudy, GivesBackWhatWasWritten) {
  const sim::Study study = sim::read_study(path);
  EXPECT_TRUE(sim::to_bytes(study) == content);
  EXPECT_TRUE(std::isnan(study.value(*study.find("takings"), 0, 0, 0)));
  EXPECT_EQ(study.find("grain_by_soil_and_crop")->observable.axes,
            (std::vector<std::string>{"soil", "crop"}));
  EXPECT_EQ(study.points[1].printed, "325座磨坊");
}

TEST_F(ReadStudy, AHeaderHasNoVariables) {
  const sim::Study study = sim::read_study_header(path);
  EXPECT_TRUE(study.variables.empty());
  EXPECT_EQ(study.scenarios, made::study().scenarios);
  EXPECT_EQ(study.state_digests, made::study().state_digests);
  EXPECT_EQ(study.input_texts, made::study().input_texts);
}

TEST_F(ReadStudy, AVerifiedHeaderNeedsSoundData) {
  EXPECT_TRUE(sim::read_verified_header(path).variables.empty());
  EXPECT_EQ(sim::read_verified_header(path).input_digest(), made::study().input_digest());
  const std::string one = "320座磨坊";  // a point, which a header does not hold
  std::string damaged = whole;
  ASSERT_NE(whole.find(one), std::string::npos);
  damaged[whole.find(one)] = '9';
  made::put(folder / "damaged.h5", damaged);
  EXPECT_NO_THROW(sim::read_study_header(folder / "damaged.h5"));
  EXPECT_THROW(sim::read_verified_header(folder / "damaged.h5"), sim::InvalidInput);
}

TEST_F(ReadStudy, SaysWhatIsWrong) {
  EXPECT_THAT(complaint(folder / "missing.h5"), HasSubstr("No such file"));
  EXPECT_THAT(complaint(folder.path()), HasSubstr("is a folder"));
  EXPECT_THAT(complaint("/dev/null"), HasSubstr("is a device"));
  made::put(folder / "empty.h5", "");
  EXPECT_THAT(complaint(folder / "empty.h5"), HasSubstr("is empty"));
  made::put(folder / "text.h5", "observable,value\nmills,320\n");
  EXPECT_THAT(complaint(folder / "text.h5"), HasSubstr("not a study file"));
  ASSERT_EQ(mkfifo((folder / "pipe.h5").c_str(), 0600), 0);
  EXPECT_THAT(complaint(folder / "pipe.h5"), HasSubstr("pipe"));
}

// HDF5 keeps texts in a heap without checksum: each behind a header of 16 bytes, padded to eight.
TEST_F(ReadStudy, RefusesAForeignHdf5File) {
  const std::size_t place = whole.find("quarterly agent study");
  ASSERT_NE(place, std::string::npos);
  made::put(folder / "weather.h5", whole.replace(place, 9, "half-year"));
  EXPECT_EQ(complaint(folder / "weather.h5"), "not a study file of this program");
}

TEST_F(ReadStudy, NamesANewerVersion) {
  const std::size_t place = whole.find("quarterly agent study") + 24 + 16;
  ASSERT_EQ(whole.at(place), '2');
  whole[place] = '7';
  made::put(folder / "newer.h5", whole);
  EXPECT_THAT(complaint(folder / "newer.h5"), HasSubstr("has version 7"));
}

TEST_F(ReadStudy, EveryTruncationIsRefused) {
  std::vector<std::size_t> lengths;
  for (std::size_t length = 0; length < 64; length += 7) lengths.push_back(length);
  for (std::size_t part = 1; part < 60; ++part) lengths.push_back(whole.size() * part / 60);
  lengths.push_back(whole.size() - 1);
  for (const std::size_t length : lengths) {
    made::put(folder / "short.h5", whole.substr(0, length));
    EXPECT_THROW(sim::read_study(folder / "short.h5"), sim::InvalidInput) << length;
    EXPECT_THROW(sim::read_study_header(folder / "short.h5"), sim::InvalidInput) << length;
  }
}

TEST_F(ReadStudy, DamageAtTheBeginningIsHarmless) {
  std::mt19937 choose(20261);
  for (int trial = 0; trial < 300; ++trial) {
    std::string damaged = whole;
    const std::size_t bytes = 1 + choose() % 16;
    for (std::size_t byte = 0; byte < bytes; ++byte) {
      constexpr std::array<std::uint_fast32_t, 4> favourites{0, 127, 128, 255};
      const std::uint_fast32_t value = choose() % 2 == 0 ? favourites[choose() % 4] : choose();
      damaged[choose() % 4096] = static_cast<char>(value);
    }
    expect_harmless(damaged, "trial " + std::to_string(trial));
  }
}

TEST_F(ReadStudy, DamageAnywhereIsHarmless) {
  std::mt19937 choose(20262);
  for (int trial = 0; trial < 150; ++trial) {
    std::string damaged = whole;
    damaged[choose() % whole.size()] ^= static_cast<char>(1U << (choose() % 8));
    expect_harmless(damaged, "trial " + std::to_string(trial));
  }
}

TEST_F(ReadStudy, AChangedValueIsFound) {
  sim::Study forged = made::study();
  const std::string one = "320座磨坊";
  const std::size_t place = whole.find(one);
  ASSERT_NE(place, std::string::npos);
  std::string damaged = whole;
  damaged[place] = '9';
  made::put(folder / "forged.h5", damaged);
  EXPECT_THAT(complaint(folder / "forged.h5"), HasSubstr("damaged"));
}

}  // namespace
