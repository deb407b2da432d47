#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/parameter.hpp"

namespace sim {

/// What is set of an actor at the start of a run: the value as the file writes it, and why.
struct ActorAttribute {
  std::string value;
  std::vector<Source> sources;
};

/// Somebody whom the documents name, and what stands for it in the model: an agent that the model picks out
/// at the start by the attributes, or one of those that a catalogue entry stands for.
struct Actor {
  std::string id;
  std::string kind;
  Label label;
  Label tie;  ///< what the documents say of it
  std::vector<Source> sources;
  std::string entry;  ///< catalogue entry that stands for it or on which its tie acts; may be empty
  int ordinal = -1;   ///< which one of those that the entry stands for, from 0; -1: none of its own
  std::map<std::string, ActorAttribute, std::less<>> start;
  Label note;  ///< may be empty
  std::string file;
  Position position;

  /// Of the agent that the model picks out for it: the same in every run.
  std::uint64_t key() const;
  /// The value of an attribute; empty without.
  std::string_view attribute(std::string_view name) const;
};

/// Kinds of actor, in the order of the file, and the actors.
struct ActorKind {
  std::string id;
  Label label;
};
struct ActorList {
  std::vector<ActorKind> kinds;
  std::vector<Actor> rows;

  const ActorKind* kind(std::string_view id) const;
  /// By id, or by the name in either language.
  const Actor* find(std::string_view name) const;
};

}  // namespace sim
