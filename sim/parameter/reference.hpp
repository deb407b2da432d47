#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/parameter.hpp"

namespace sim {

/// Something that the documents say and that entries or scenarios name by a short id: a what-if that they
/// propose, a problem that they admit. Nothing in a run depends on it.
struct Reference {
  std::string id;
  std::string group;
  std::string category;  ///< of a what-if: input, rule, target
  std::string words;     ///< in short words of our own, English
  std::vector<Source> sources;
  std::vector<std::string> systems;  ///< what it is about; may name what the catalogue lacks
  bool ours = false;                 ///< not proposed by a document; the phrase only shows what it is about
  std::string file;
  Position position;

  /// The phrase of the first source that prints one; empty without.
  std::string_view printed() const;
  /// What a reader of the language is told: the printed phrase for "zh" if there is one, else our words.
  const std::string& text(const std::string& language) const;
};

struct ReferenceGroup {
  std::string id;
  Label label;
};

/// The rows of one file, in its order.
struct ReferenceList {
  std::string noun;  ///< "what-if"
  std::vector<ReferenceGroup> groups;
  std::vector<Reference> rows;

  const Reference* find(std::string_view id) const;
  const ReferenceGroup* group(std::string_view id) const;
  std::vector<std::string> ids() const;
  /// Letters and digits of `word` stand where they stand in an id: a wrong number rather than a slip.
  bool has_shape(std::string_view word) const;
  /// "unknown what-if 'W999'; W001 to W372 are known", with the id that was meant if the word is no id at
  /// all.
  std::string unknown(std::string_view word) const;
};

}  // namespace sim
