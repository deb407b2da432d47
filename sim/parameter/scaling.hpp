#pragma once
#include <string_view>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// What the data say about size (`scale.toml`): a run is as many times as large as `size` says, so the values
/// of `extensive` parameters are multiplied by it; all others hold for a run of any size.
struct Scaling {
  struct Extensive {
    ParameterId id;
    bool whole = false;  ///< a multiple is rounded to the nearest whole number
  };
  ParameterId size;  ///< none: the data say nothing, and every run is as large as they are
  std::vector<Extensive> extensive;

  /// The value of an extensive parameter in a run `factor` times as large; that of the data for a factor
  /// of 1.
  static double multiple(double value, const Extensive& parameter, double factor);
};

/// The file of the data folder that says it.
inline constexpr std::string_view scaling_file = "scale.toml";

/// Adds a problem for every line that names no parameter, no kind or no field of it.
void check_scaling(const TomlFile& file, const Inputs& inputs, std::vector<Problem>& problems);

/// Of inputs that were read without a problem; a field of a kind stands for that of all entries of the kind,
/// those that a scenario adds included.
Scaling read_scaling(const Inputs& inputs);

/// Multiplies every extensive parameter by the size of the quarter. `timeline` is one of `inputs`, so far of
/// the size of the data.
void apply_size(const Inputs& inputs, ParameterTimeline& timeline);

}  // namespace sim
