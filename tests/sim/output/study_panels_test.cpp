#include <gtest/gtest.h>

#include <cstring>
#include <limits>

#include "sim/core/problem.hpp"
#include "sim/output/study_bytes.hpp"
#include "tests/sim/output/made_study.hpp"

namespace {

template <class T>
std::vector<std::byte> bytes_of(const std::vector<T>& values) {
  std::vector<std::byte> bytes(values.size() * sizeof(T));
  if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

/// The made-up study with five rows of mills, of each type of column, and a table of which nobody lives.
sim::Study followed() {
  using sim::PanelType;
  sim::Study study = made::study();
  sim::Study::Panel mills;
  mills.table = {"mills",
                 {{"soil",
                   "1",
                   "what it stands on",
                   PanelType::byte,
                   {{"sand", {"sand", "沙土"}}, {"loam", {"loam", "壤土"}}}},
                  {"built", "quarter", "when it was built", PanelType::int32},
                  {"marks", "1", "bits", PanelType::int64},
                  {"purse", "CNY", "cash", PanelType::real}}};
  mills.scenario = {0, 0, 0, 1, 1};
  mills.replicate = {0, 0, 2, 0, 1};
  mills.rows.quarter = {0, 0, 8, 4, 8};
  mills.rows.key = {-5, 7, 7, -5, std::numeric_limits<std::int64_t>::max()};
  mills.rows.columns = {bytes_of<std::uint8_t>({0, 1, 1, 0, 1}), bytes_of<std::int32_t>({-8, 3, 3, -8, 9}),
                        bytes_of<std::int64_t>({1, 2, 3, 4, std::int64_t{1} << 60}),
                        bytes_of<double>({0.5, -1.25, std::nan(""), 1e12, 0.01})};
  sim::Study::Panel carts;
  carts.table = {"carts", {{"load", "t", "what it carries", PanelType::real}}};
  carts.rows.columns.resize(1);
  study.panels = {mills, carts};
  return study;
}

TEST(StudyPanels, AreReadAsTheyWereWritten) {
  const made::Folder folder;
  const std::string path = folder / "a.h5";
  const sim::Study study = followed();
  sim::write_study(study, path);
  const sim::Study read = sim::read_study(path);
  EXPECT_TRUE(sim::to_bytes(read) == sim::to_bytes(study));
  ASSERT_NE(read.panel("mills"), nullptr);
  EXPECT_EQ(read.panel("mills")->rows.key.back(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(read.panel("mills")->table.columns[0].words[1].label.zh, "壤土");
  EXPECT_EQ(read.panel("carts")->rows.size(), 0U);
  EXPECT_EQ(read.panel("boats"), nullptr);
}

TEST(StudyPanels, OthersKeepTheirBytes) {
  const std::vector<std::byte> plain = sim::to_bytes(made::study());
  const std::vector<std::byte> more = sim::to_bytes(followed());
  ASSERT_GT(more.size(), plain.size());
  EXPECT_TRUE(std::equal(plain.begin(), plain.end(), more.begin())) << "what is new stands behind all else";
  EXPECT_TRUE(sim::encode_study(followed()) == sim::encode_study(followed()));
}

TEST(StudyPanels, DamagedBytesAreRefused) {
  const std::vector<std::byte> plain = sim::to_bytes(made::study());
  const std::vector<std::byte> whole = sim::to_bytes(followed());
  for (std::size_t length = plain.size() + 1; length < whole.size(); ++length) {
    const std::span<const std::byte> cut(whole.data(), length);
    EXPECT_THROW(sim::study_from_bytes(cut), sim::InvalidInput) << length;
  }
  for (std::size_t place = plain.size(); place < whole.size(); ++place) {
    std::vector<std::byte> other = whole;
    other[place] = ~other[place];
    try {
      sim::study_from_bytes(other);
    } catch (const sim::InvalidInput&) {  // a changed value is no damage that bytes can show; a length is
    }
  }
}

TEST(StudyPanels, PartsThatDoNotFitTogetherAreNotWritten) {
  const auto refused = [](auto change) {
    sim::Study study = followed();
    change(study.panels[0]);
    EXPECT_THROW(sim::encode_study(study), sim::RunFailed);
  };
  refused([](sim::Study::Panel& panel) { panel.scenario.pop_back(); });
  refused([](sim::Study::Panel& panel) { panel.rows.key.push_back(1); });
  refused([](sim::Study::Panel& panel) { panel.rows.columns.pop_back(); });
  refused([](sim::Study::Panel& panel) { panel.rows.columns[3].pop_back(); });
  refused([](sim::Study::Panel& panel) { panel.table.columns[0].words[0].id = "two words"; });
}

}  // namespace
