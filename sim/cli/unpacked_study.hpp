#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/designed_study.hpp"
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
  /// How to make the study again, of one replicate where that is given, and the study before its runs. Throws
  /// the same.
  struct Rerun {
    Loaded loaded;
    Experiment experiment;
    Study planned;
  };
  Rerun rerun(std::optional<std::int64_t> replicate = std::nullopt) const;
  /// The command's session with this data folder instead of the machine's.
  const Session& session() const { return session_; }
  /// The name in the study of a file that was read here: "scenarios/x.toml".
  std::string name_in_study(const std::string& path) const;
  /// --set as it was typed, one after the other.
  std::vector<std::string> settings() const;

 private:
  void unpack() const;
  /// Of a study that was designed: the path of the unpacked file that says how. Empty for any other.
  std::string design_file() const;
  DesignedStudy designed() const;
  std::string scenario_file(const std::string& stem) const;
  Loaded load(const std::vector<std::string>& files) const;
  Loaded load_scenarios() const;
  /// What `read` returns; its problems name files as the study does.
  template <class F>
  auto with_names_of_study(F&& read) const;

  const Study& study_;
  TemporaryFolder folder_;
  Session session_;
};

}  // namespace sim
