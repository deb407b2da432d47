#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/properties/city_run.hpp"

/// The scenario full-package repeats the changes of the five packages; nothing else, and none of them
/// otherwise.
namespace xiamen {
namespace {

constexpr const char* packages[] = {"fund-scale-up", "more-consortia", "technology-fund", "pilot-capacity",
                                    "incubator-awards"};

bool is_there(const std::string& stem) {
  return std::filesystem::exists(std::string(INNOSIM_SOURCE_DIR) + "/scenarios/" + stem + ".toml");
}

// Every change and switch of a scenario as one line of text.
std::set<std::string> lines_of(const sim::Scenario& scenario) {
  std::set<std::string> lines;
  for (const sim::Change& each : scenario.changes) {
    lines.insert(each.target + " how " + std::to_string(static_cast<int>(each.how)) + " by " +
                 std::to_string(each.amount) + " from " + each.from.text() + " until " +
                 (each.until ? each.until->text() : "the end") + " over " + std::to_string(each.ramp));
  }
  for (const sim::Switch& each : scenario.switches)
    lines.insert(each.id + (each.active ? " opens " : " closes ") + each.from.text());
  for (const sim::AddedEntry& each : scenario.added) lines.insert("new entry " + each.id);
  for (const std::string& each : scenario.cites) lines.insert("cites " + each);
  return lines;
}

TEST(FullPackage, IsTheUnionOfThePackages) {
  std::set<std::string> together;
  for (const char* stem : packages) {
    if (is_there(stem)) together.merge(lines_of(test::scenario(stem)));
  }
  EXPECT_THAT(lines_of(test::scenario("full-package")), testing::ContainerEq(together));
}

TEST(FullPackage, NoTwoPackagesChangeTheSame) {
  std::set<std::string> targets;
  for (const char* stem : packages) {
    if (!is_there(stem)) continue;
    for (const sim::Change& each : test::scenario(stem).changes)
      EXPECT_TRUE(targets.insert(each.target).second) << each.target;
  }
}

}  // namespace
}  // namespace xiamen
