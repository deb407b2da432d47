#include "sim/cli/until_ci.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/cli/study_choice.hpp"

namespace sim {
namespace {

constexpr const char* option = "until-ci";
constexpr long long most_pairs = 100000;

double share_of(const PairedEffect& effect) {
  if (!effect.low || !effect.high || effect.baseline == 0) return std::numeric_limits<double>::infinity();
  return (*effect.high - *effect.low) / 2 / std::fabs(effect.baseline);
}

}  // namespace

std::vector<OptionSpec> until_options() {
  return {{option, 0, "W%",
           "add pairs until the 95 % intervals of the effects on --observable are within ± W % of the "
           "baseline; -n pairs before the first look"},
          {"observable", 0, "NAME[axis=label,...]", "with --until-ci: which effects", "", true},
          {"at", 0, "QUARTERS", "with --until-ci: when", "2028Q4,2030Q4,2035Q4"},
          {"against", 0, "SCENARIO", "with --until-ci: what the others are compared with", "baseline"},
          {"most", 0, "N", "with --until-ci: pairs at the most", "2000"}};
}

std::optional<UntilNarrow> read_until(const Session& session, std::vector<Problem>& problems) {
  const Arguments& arguments = session.arguments;
  const auto typed = arguments.text(option);
  if (!typed) {
    for (const char* name : {"observable", "at", "against", "most"}) {
      if (arguments.has(name))
        problems.push_back(usage_problem(std::string("--") + name + " belongs to --until-ci"));
    }
    return std::nullopt;
  }
  UntilNarrow until;
  const std::string text(trim(*typed));
  const auto number =
      text.ends_with('%') ? parse_number(trim(text.substr(0, text.size() - 1))) : std::nullopt;
  if (!number || !(*number > 0) || *number > 1000) {
    problems.push_back(usage_problem("--until-ci '" + printable(*typed, 60) +
                                     "' is not a share of the baseline, such as 5% or 0.5%"));
  } else {
    until.share = *number / 100;
  }
  if (!arguments.has("observable"))
    problems.push_back(
        usage_problem("--until-ci needs --observable NAME: whose effect is to be told so closely"));
  for (const char* name : {"replicate", "shard", "whatif"}) {
    if (arguments.has(name))
      problems.push_back(usage_problem(std::string("--") + name + " does not go with --until-ci"));
  }
  until.first = static_cast<std::size_t>(arguments.integer("replicates", 20, 2, most_pairs, problems));
  const auto least = static_cast<long long>(until.first);
  until.most = static_cast<std::size_t>(
      arguments.integer("most", std::max(2000LL, least), least, most_pairs, problems));
  return until;
}

Width widest_interval(const Session& session, const Study& study) {
  std::vector<Problem> problems;
  ComparisonPlan plan;
  if (study.scenarios.size() < 2)
    problems.push_back(usage_problem("--until-ci needs a second scenario, whose effect is looked at"));
  plan.baseline = chosen_baseline(session, study, problems);
  for (std::size_t place = 0; place < study.scenarios.size(); ++place) {
    if (place != plan.baseline) plan.scenarios.push_back(place);
  }
  plan.quarters = chosen_periods(session, study, problems);
  for (const std::string& request : session.arguments.texts("observable")) {
    for (Slice& slice : slices(study, request, problems)) plan.slices.push_back(std::move(slice));
  }
  refuse(std::move(problems));
  Width width{study.replicates.size(), 0, ""};
  if (study.state_digests.empty()) return width;  // no run is there yet: only the names were looked at
  for (const Comparison& comparison : compare(study, plan)) {
    const double share = share_of(comparison.effect);
    if (share < width.share) continue;
    width.share = share;
    width.effect = fmt::format("{} of '{}' at {}", slice_name(study, comparison.slice),
                               study.scenarios[comparison.scenario], comparison.quarter.text());
  }
  return width;
}

std::size_t likely_pairs(const Width& width, const UntilNarrow& until) {
  const double ratio = width.share / until.share;
  const double pairs = static_cast<double>(width.pairs);
  const double likely = std::min(std::ceil(pairs * ratio * ratio * 1.05), 2 * pairs);
  return std::clamp(static_cast<std::size_t>(likely), width.pairs + 1, std::max(until.most, width.pairs + 1));
}

}  // namespace sim
