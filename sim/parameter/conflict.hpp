#pragma once
#include <string>
#include <vector>

#include "sim/core/text.hpp"
#include "sim/parameter/parameter.hpp"

namespace sim {

/// One of the values that sources give of the same thing, or of what could be taken for it.
struct ToldValue {
  Label value;  ///< "340"; the same in both languages unless it holds words
  std::vector<Source> sources;
};

/// Where sources disagree, or leave open what a figure means: what they say, how it is read here, and which
/// parameter turns the reading. Nothing in a run depends on it.
struct Conflict {
  std::string id;
  std::string category;  ///< one of `conflict_categories`
  Label what;
  Label reading;
  std::vector<ToldValue> values;
  std::vector<std::string> keys;  ///< of parameters; none where nothing of a run rests on the reading
  std::string file;
  Position position;
};

/// disagreement: they contradict each other · subject: one word or number for different things · time: each
/// is right at its date · wording: one phrase that can be read in several ways · slip: of the pen · outside:
/// against what is known elsewhere
const std::vector<std::string>& conflict_categories();

}  // namespace sim
