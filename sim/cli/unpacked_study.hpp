#pragma once
#include <string>
#include <vector>

#include "sim/cli/load_inputs.hpp"
#include "sim/cli/temporary_folder.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// The input texts of a study in a folder of their own, as the readers want them; it goes with this object.
/// The data folder of the machine plays no part.
class UnpackedStudy {
 public:
  /// Throws InvalidInput for a study of another model, for one without texts and for names that lead out of
  /// the folder; OutputRefused where the folder cannot be written. `study` outlives this.
  UnpackedStudy(const Session& session, const Study& study);

  /// What the runs of the study read: its scenarios in their order, its settings applied. Throws InvalidInput
  /// with problems that name files as the study does.
  Loaded load() const;
  /// The command's session with this data folder instead of the machine's.
  const Session& session() const { return session_; }
  /// The name in the study of a file that was read here: "scenarios/x.toml".
  std::string name_in_study(const std::string& path) const;
  /// --set as it was typed, one after the other.
  std::vector<std::string> settings() const;

 private:
  void unpack() const;
  std::string scenario_file(const std::string& stem) const;
  Loaded load(const std::vector<std::string>& files) const;

  const Study& study_;
  TemporaryFolder folder_;
  Session session_;
};

}  // namespace sim
