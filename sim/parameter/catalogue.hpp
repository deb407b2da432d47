#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameter/actor.hpp"
#include "sim/parameter/conflict.hpp"
#include "sim/parameter/parameter.hpp"
#include "sim/parameter/reference.hpp"

namespace sim {

/// A field that every entry of a kind has: type, unit, range and meaning are declared once, by the mechanism.
struct FieldSchema {
  std::string name;
  ValueType type = ValueType::number;
  std::string unit;
  Label label;
  Label meaning;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::string default_text;  ///< as one writes it in TOML; empty: the field must be given
  std::string channel;       ///< the step that alone reads it
  std::vector<std::string> choices;
  ParameterRole role = ParameterRole::lever;
  Label raised = {};  ///< what one who raises it should know; may be empty
};

/// A relation that the values of every entry keep in every quarter: `lower` is at most `upper`.
struct FieldOrder {
  std::string lower;
  std::string upper;
  std::string rule;  ///< in words, for those who broke it
};

/// A money field that an entry may spend in a year. A scenario that spends more of it than the data alone
/// says where the rest comes from: from the sums of the entries it leaves alone, or from outside; then
/// `beyond`, a share, is told what part of the sum that is.
struct YearlySum {
  std::string sum;
  std::string beyond;
};

/// Which steps use what the channel sets for an entry that has chosen `choice` in one of `fields`, where not
/// every step that reads these columns does. Without steps: such an entry does nothing. Of rules over other
/// fields each narrows further.
struct ChoiceUse {
  std::vector<std::string> fields;
  std::string choice;
  std::vector<std::string> steps;
};

/// One mechanism as the catalogue sees it: code in `models/<model>/mechanisms/<kind>.cpp`, entries as data.
struct KindSchema {
  std::string kind;
  Label label;
  Label meaning;
  std::string channel;  ///< the step that reads whether an entry is open
  std::vector<FieldSchema> fields;
  std::vector<FieldOrder> orders = {};
  std::vector<YearlySum> sums = {};
  /// State that the channel sets for an entry, among what that step writes and named as there.
  std::vector<std::string> sets = {};
  std::vector<ChoiceUse> uses = {};
  bool names_others = false;  ///< a package: its entries list others, and a scenario switches all of them
};

/// An institution, instrument or programme of the documents.
struct Entry {
  std::string id;
  std::string kind;
  Label label;
  std::string group;
  std::string grade;  ///< A mechanism and size sourced, B mechanism sourced and size assumed, C narrative
  std::vector<Source> sources;
  bool active = true;  ///< in the baseline
  Quarter from;
  std::optional<Quarter> until;
  std::vector<std::string> problems;
  std::vector<std::string> members;  ///< of a package: ids of other entries, none of them a package
  Label note;                        ///< what a reader should know; may be empty
  ParameterId open;                  ///< boolean timeline: 1 while the entry acts (parameter `<id>.active`)
  std::map<std::string, ParameterId, std::less<>> fields;
  std::string file;
  Position position;

  ParameterId field(std::string_view name) const;  ///< throws RunFailed for a name that the kind lacks
};

struct Document {
  std::string id;
  std::string citation;
  std::string recognised_by;  ///< a string that stands in this document and in no other
};

/// Everything that is read before a run: the model's data folder, as parsed and as text.
struct Inputs {
  std::vector<Document> documents;
  ReferenceList whatifs;            ///< what scenarios may cite; without rows they cite freely
  ReferenceList known_problems;     ///< what entries may answer; without rows they answer freely
  ActorList actors;                 ///< whom the documents name
  std::vector<Conflict> conflicts;  ///< where sources leave a reading open
  std::vector<KindSchema> kinds;    ///< what the entries of each kind hold; a scenario may add entries
  Quarter start;                    ///< the initial state
  ParameterTable parameters;
  std::vector<Entry> catalogue;  ///< sorted by id
  std::map<std::string, std::string>
      texts;  ///< what a run rests on: file name relative to the data folder -> content
  std::vector<Problem> warnings;
  std::vector<std::string> outcomes;  ///< names of what the model computes; no scenario can set them

  std::vector<const Entry*> of_kind(std::string_view kind) const;
  const Entry* entry(std::string_view id) const;
  const KindSchema* kind(std::string_view name) const;
  std::vector<std::string> entry_ids() const;
  const Document* document(std::string_view id) const;
};

/// Reads documents.toml, whatifs.toml, problems.toml, parameters/*.toml, catalogue/*.toml (in the order of
/// their names), actors.toml and conflicts.toml of `folder`.
/// Throws InvalidInput with every problem of every file.
/// `start` is the first quarter of a run (the initial state).
Inputs read_inputs(const std::string& folder, const std::vector<KindSchema>& kinds, Quarter start);

}  // namespace sim
