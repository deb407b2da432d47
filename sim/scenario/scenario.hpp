#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// One dated change of one parameter.
struct Change {
  enum class How { set, scale, add };
  std::string target;
  How how = How::set;
  double amount = 0;  ///< in the base unit; for scale a factor
  Quarter from;
  std::optional<Quarter> until;      ///< exclusive
  int ramp = 0;                      ///< quarters of a linear approach; 0 or 1 takes effect at once
  bool clipped = false;              ///< a value beyond the range of the target becomes the end of the range
  std::optional<Quarter> announced;  ///< recorded; no agent anticipates
  std::string file;
  Position position;
};

/// A field that a scenario gives to its new entry.
struct AddedField {
  std::string name;
  double value = 0;  ///< in the base unit
  std::vector<PathPoint> path;
};

/// A new catalogue entry, written in a scenario. Fields that it does not give are those of `like` (as in the
/// catalogue, without this scenario's changes), or the defaults of the kind.
struct AddedEntry {
  std::string id;
  std::string kind;
  std::string like;
  Quarter from;
  std::optional<Quarter> until;                      ///< exclusive
  Label label;                                       ///< empty: that of `like`, or the id
  std::optional<std::vector<std::string>> problems;  ///< that it answers; not given: those of `like`
  std::vector<AddedField> fields;
  std::string file;
  Position position;
};

/// Opens or closes an entry from a quarter on. An entry that is opened closes again at its own `until`, if
/// that is later than `from`.
struct Switch {
  std::string id;
  bool active = true;
  Quarter from;
  std::string file;
  Position position;
};

/// What the data date for later quarters does not come: values and dates of entries stay as in `quarter`.
struct Freeze {
  Quarter quarter;
  std::string file;
  Position position;
};

/// From a quarter on all luck of the day is drawn anew, and nothing else changes: what such a scenario seems
/// to do is chance. Luck that belongs to an agent's whole life stays.
struct Placebo {
  Quarter from;
  std::int64_t draws = 1;  ///< as many points the file stands for
  std::int64_t draw = 1;   ///< which of them this is
  std::string file;
  Position position;
};

/// What the points of a file are to reach by scaling levers together, all by one factor.
struct Goal {
  std::string observable;  ///< or a part of one, "waiting[cause=seat]"
  Quarter at;
  double value = 0;  ///< of the observable, in its unit; relative: a share of the baseline, to be added
  bool relative = false;
  std::string text;               ///< the value as the file has it, "+10 %"
  std::vector<std::string> over;  ///< keys of the levers
  std::vector<double> factors;    ///< one for each point
};

/// A scenario as its files say it: the chain of `extends` is already followed, a later file's change of a
/// target replaces the earlier file's.
struct Scenario {
  /// File name without .toml; of a point of a sweep with its number, "STEM/1". The coordinate in the output.
  std::string stem;
  Label title;       ///< of a point with what tells it apart
  Label file_title;  ///< as the file says it
  Label question;
  std::vector<std::string> cites;
  std::string financing = "additional";
  std::optional<Freeze> freeze;
  std::optional<Goal> goal;
  std::optional<Placebo> placebo;
  std::vector<Change> changes;
  std::vector<AddedEntry> added;
  std::vector<Switch> switches;
  std::vector<std::pair<std::string, std::string>> texts;  ///< file name, content; the chain, root first
};

/// "x" of the point "x/2"; the stem of a scenario that is no point as it is.
inline std::string file_stem(const std::string& stem) {
  return stem.substr(0, stem.find('/'));
}

/// Reads a scenario file and its chain, and checks every line against `inputs`: one scenario, or the points
/// of its sweep in their order. Throws InvalidInput with every problem; warnings (a change after `last`) are
/// appended to `warnings`.
std::vector<Scenario> read_scenarios(const std::string& path, const Inputs& inputs, Quarter start,
                                     Quarter last, std::vector<Problem>& warnings);

/// The same for a file that stands for one scenario; InvalidInput for one with a sweep.
Scenario read_scenario(const std::string& path, const Inputs& inputs, Quarter start, Quarter last,
                       std::vector<Problem>& warnings);

/// `--set KEY=VALUE`: holds from the initial state on, in every scenario. Throws InvalidInput.
void apply_setting(const std::string& setting, Inputs& inputs);

/// Where settings brought a field of an entry beyond the field that limits it. `inputs` was sound before.
std::vector<Problem> check_settings(const Inputs& inputs);

/// What a run of one scenario needs: the inputs with its added entries, and every parameter over time.
struct ScenarioInputs {
  Inputs inputs;
  ParameterTimeline timeline;
  std::optional<Placebo> placebo = std::nullopt;
};
/// Builds the timeline from `first` (initial state) to `last`: the dated values of the data, frozen where the
/// scenario says so, then its own changes and switches. Integer-typed counts under a ramp step by largest
/// remainder, so that they are whole in every quarter. `financing` ends in it too (financing.hpp).
ScenarioInputs realise(const Scenario& scenario, const Inputs& inputs, Quarter first, Quarter last);

/// First quarter up to `last` in which a parameter differs from what it is without the scenario, an entry
/// is open that is not there without it, or a placebo begins; nothing if there is no such quarter. Before it
/// a run of the scenario equals one without it.
std::optional<Quarter> first_change(const Scenario& scenario, const Inputs& inputs, Quarter first,
                                    Quarter last);

}  // namespace sim
