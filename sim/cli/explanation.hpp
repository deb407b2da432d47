#pragma once
#include <string>
#include <vector>

#include "sim/cli/record.hpp"
#include "sim/cli/unpacked_study.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// What can be said of a thing in a study: what it is, for people, and flat rows for programs.
struct Explanation {
  std::vector<Record> records;
  std::vector<Record> rows;
  bool empty() const { return records.empty(); }
};

/// A study with what its texts say.
struct ExplainedStudy {
  const Study& study;
  const UnpackedStudy& unpacked;
  const Loaded& loaded;
};

/// A parameter: its value over time in each scenario and where each value comes from. Empty where no scenario
/// has the key.
Explanation explain_parameter(const Session& session, const ExplainedStudy& explained,
                              const std::string& key);

/// An observable, "NAME" or "NAME[axis=label]": what it is, the documented points, and its mean with interval
/// in each scenario in the quarters of --at. Empty where the file has none of the name. Throws InvalidInput
/// for a wrong axis or quarter.
Explanation explain_observable(const Session& session, const ExplainedStudy& explained,
                               const std::string& request);

/// A scenario, or all points of a sweep by the stem of their file: title, question, cites, and each change
/// with its line. Empty where the file has none of the name.
Explanation explain_scenario(const Session& session, const ExplainedStudy& explained,
                             const std::string& stem);

/// Keys of all parameters, those of entries that scenarios add included.
std::vector<std::string> known_keys(const ExplainedStudy& explained);

/// The id of the document with its citation: "plan-2025: The plan, 2025".
std::string citation_text(const Inputs& inputs, const std::string& document);

}  // namespace sim
