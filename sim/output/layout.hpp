#pragma once
#include <string>
#include <string_view>

/// Names on disk that the writer and the reader share; docs/file-format.md explains them to people.
namespace sim::layout {

inline constexpr const char* scenario = "/scenario";
inline constexpr const char* replicate = "/replicate";
inline constexpr const char* time = "/time";
inline constexpr const char* quarter = "/quarter";
inline constexpr const char* title = "/scenario_title";
inline constexpr const char* title_zh = "/scenario_title_zh";
inline constexpr const char* first_change = "/first_change";
inline constexpr const char* inputs = "/inputs";
inline constexpr const char* points = "/points";
inline constexpr const char* design = "/design";
inline constexpr const char* design_factor = "/design/factor";
inline constexpr const char* agents = "/agents";
inline constexpr const char* provenance = "/provenance";
inline constexpr const char* state_digest = "/provenance/state_digest";
inline constexpr const char* format_name = "quarterly agent study";

/// "/inputs/scenarios/x.toml" for "scenarios/x.toml". Parts that HDF5 gives a meaning ("", ".", "..") become
/// "_".
std::string input_path(std::string_view name);

}  // namespace sim::layout
