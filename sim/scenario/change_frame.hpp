#pragma once
#include "sim/scenario/read_change.hpp"

namespace sim {

/// What a change says besides its amount.
struct ChangeFrame {
  Change change;
  const Parameter* parameter = nullptr;  ///< none for an unknown target
  bool dated = false;                    ///< it is known from when until when
  bool timed = false;                    ///< and how it is approached
};

/// What people write for the keys of a change.
const KeySynonyms& change_synonyms();

/// The parameter `key`, which stands at `node` and is to be changed; null, mostly with a problem, where there
/// is none.
const Parameter* find_target(const TableReader& reader, const toml::node& node, const std::string& key,
                             const ScenarioContext& context);

/// `from`, `until`, `announced` and `ramp`; the parameter must be set before.
void read_timing(const TableReader& reader, const ScenarioContext& context, ChangeFrame& frame);

/// `target` and its timing.
ChangeFrame read_frame(const TableReader& reader, const ScenarioContext& context);

}  // namespace sim
