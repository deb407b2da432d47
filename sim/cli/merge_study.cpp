#include "sim/cli/merge_study.hpp"

#include <algorithm>

#include "sim/cli/command.hpp"
#include "sim/cli/kept_runs.hpp"

namespace sim {

MergedParts::MergedParts(const std::vector<std::string>& files) {
  std::vector<Problem> problems;
  std::vector<StudyOutline> outlines;
  for (const std::string& file : files) {
    std::optional<StudyOutline> outline = read_outline(file);
    if (!outline) {
      problems.push_back(usage_problem("there are no parts of '" + printable(file) +
                                       "'; make them with run --shard I/K -o " + printable(file)));
      continue;
    }
    outlines.push_back(std::move(*outline));
  }
  refuse(std::move(problems));
  for (const StudyOutline& other : outlines)
    require_same_study(other, outlines.front(),
                       parts_folder_of(files[static_cast<std::size_t>(&other - outlines.data())]));
  outline_ = std::move(outlines.front());
  where_.assign(outline_.study.scenarios.size() * outline_.study.replicates.size(), nullptr);
  for (const std::string& file : files) {
    folders_.push_back(std::make_unique<PartsFolder>(file, PartsUse::together));
    folders_.back()->begin(outline_);
    const std::vector<bool> kept = folders_.back()->kept([](std::size_t, std::size_t) { return true; });
    for (std::size_t run = 0; run < kept.size(); ++run) {
      if (kept[run] && where_[run] == nullptr) where_[run] = folders_.back().get();
    }
  }
}

std::vector<bool> MergedParts::there() const {
  std::vector<bool> there;
  for (const PartsFolder* folder : where_) there.push_back(folder != nullptr);
  return there;
}

std::size_t MergedParts::missing() const {
  return static_cast<std::size_t>(std::count(where_.begin(), where_.end(), nullptr));
}

Study MergedParts::gather(const std::function<void(const RunPart&)>& tell) const {
  return gather_runs(
      outline_.study, [this](std::size_t run) -> const PartsFolder& { return *where_[run]; }, tell);
}

std::string MergedParts::aside_folder(const std::string& output) const {
  for (const auto& folder : folders_) {
    if (folder->path() == parts_folder_of(output)) return folder->path();
  }
  return {};
}

void MergedParts::remove_those_of(const std::string& output) {
  for (const auto& folder : folders_) {
    if (folder->path() == parts_folder_of(output)) folder->remove();
  }
}

}  // namespace sim
