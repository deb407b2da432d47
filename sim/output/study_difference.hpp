#pragma once
#include <optional>
#include <string>

#include "sim/output/study_file.hpp"

namespace sim {

/// The first thing in which two studies differ, with what stands on either side. A place that does not apply
/// is empty.
struct StudyDifference {
  std::string what;      ///< "value", "state digest", "model version", "input scenarios/x.toml", ...
  std::string scenario;  ///< of a value or a digest
  std::optional<std::int64_t> replicate;
  std::optional<Quarter> quarter;  ///< of a value
  std::string observable;          ///< of a value, with its cell: "waiting[pilot,seat]"
  std::string left;
  std::string right;
};

/// In words: "value of takings, scenario baseline, replicate 2, 2021Q3: 1.5 and 2.5".
std::string difference_text(const StudyDifference& difference, const std::string& left = "left",
                            const std::string& right = "right");

/// Nothing if the two would be written as equal bytes. Otherwise what comes first: identity and inputs, then
/// axes and observables, then run by run (scenario, replicate) the values in the order of time and, where
/// those agree, the digest of the states; at last the documented points and the bytes of all. Every NaN is
/// the same; of real numbers every other bit counts, so that -0 is not 0; whole numbers have no negative
/// zero.
std::optional<StudyDifference> first_difference(const Study& left, const Study& right);

}  // namespace sim
