#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/output/parts_folder.hpp"

namespace sim {

/// The runs of one study in the folders of parts of one or more files.
class MergedParts {
 public:
  /// Throws InvalidInput for a file without parts, and where the files are of different studies.
  explicit MergedParts(const std::vector<std::string>& files);

  const StudyOutline& outline() const { return outline_; }
  /// Which runs lie in one of the folders, scenario-major.
  std::vector<bool> there() const;
  std::size_t missing() const;
  /// The study with all its runs, which must be there; `tell` is told each.
  Study gather(const std::function<void(const RunPart&)>& tell) const;
  /// Where the file may lie until it is whole: the folder of parts beside it, if it is one of these.
  std::string aside_folder(const std::string& output) const;
  /// Removes the folder of parts beside `output`, unless somebody is at work in it.
  void remove_those_of(const std::string& output);

 private:
  std::vector<std::unique_ptr<PartsFolder>> folders_;
  StudyOutline outline_;
  std::vector<PartsFolder*> where_;  // by run; null where it is missing
};

}  // namespace sim
