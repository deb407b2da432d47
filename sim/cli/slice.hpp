#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// A position on each axis of a variable, or nothing where all positions are added up.
using Places = std::vector<std::optional<std::size_t>>;

/// One row that can be shown of an observable: on each of its further axes one position, or the sum over all.
struct Slice {
  const Study::Variable* variable = nullptr;
  Places places;
  std::vector<std::size_t> cells;  ///< what is added up, run by run
  bool among_many = false;         ///< the request that gave it gave others too

  friend bool operator==(const Slice& left, const Slice& right) {
    return left.variable == right.variable && left.places == right.places;
  }
};

/// What is asked of one axis: nothing in particular (each label for itself), one label, or the sum.
using Wish = std::optional<std::string>;

/// The axes of a variable in their order; throws InvalidInput if the study lacks one.
std::vector<const Axis*> axes_of(const Study& study, const Study::Variable& variable);

/// Whether amounts of it may be added up. A share has a denominator; per cent and amounts per something are
/// no amounts either.
bool is_summable(const Observable& observable);

/// What one wish per axis gives; the last axis runs fastest.
std::vector<Slice> slices_where(const Study& study, const Study::Variable& variable,
                                const std::vector<Wish>& wishes);

/// All cells of a variable, each for itself.
std::vector<Slice> every_slice(const Study& study, const Study::Variable& variable);

/// What `request` asks for: NAME, NAME[axis=label,...], where an axis that is not named keeps all its labels
/// and the label `sum` adds them up, or NAME[label,...] with a label for each axis in their order, as
/// slice_name writes it. Adds problems and gives nothing for anything else.
std::vector<Slice> slices(const Study& study, const std::string& request, std::vector<Problem>& problems);

/// "waiting[pilot,seat]", "waiting[pilot,sum]"; the plain name for a variable without further axes.
std::string slice_name(const Study& study, const Slice& slice);

/// The labels of the positions, "pilot, seat", in `language`; axes that are summed over are left out.
std::string slice_label(const Study& study, const Slice& slice, const std::string& language);

/// What a table calls the row: "waiting: pilot, seat".
std::string slice_title(const Study& study, const Slice& slice, const std::string& language);

}  // namespace sim
