#pragma once
#include <gtest/gtest.h>

#include <string>

/// The scenarios of scenarios/ that change the baseline, as values of a suite, and their names in it.
namespace xiamen::test {

inline const auto shipped_scenarios = testing::Values("fund-scale-up", "more-consortia", "technology-fund",
                                                      "pilot-capacity", "incubator-awards", "full-package");

inline std::string scenario_name(const testing::TestParamInfo<const char*>& stem) {
  std::string name = stem.param;
  std::erase(name, '-');
  return name;
}

}  // namespace xiamen::test
