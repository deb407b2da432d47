#pragma once
#include <string>
#include <vector>

#include "sim/cli/comparison.hpp"
#include "sim/parameter/reference.hpp"

/// Problems that the documents admit, as far as a study shows them.
namespace xiamen {

/// What of the observables tells how a problem stands.
struct ProblemIndicators {
  std::string problem;                ///< id of problems.toml
  std::vector<std::string> requests;  ///< observables or slices of them, as `compare --observable` takes them
  std::string not_seen;               ///< what the model cannot tell of it; may be empty
};

/// Reads `indicators.toml` of the model's folder. Throws InvalidInput with every problem: an unknown id, an
/// unknown observable, a problem without indicators and without a word on why.
std::vector<ProblemIndicators> read_indicators(const std::string& folder, const sim::ReferenceList& problems);

/// One row of the table: an indicator of a problem in a scenario and a period; of the baseline itself no
/// effect.
struct ProblemRow {
  std::string problem;
  std::size_t scenario = 0;
  sim::Comparison comparison;
};

/// In the order problem, period, indicator, scenario. Indicators that the study lacks are left out.
std::vector<ProblemRow> problem_rows(const sim::Study& study, const sim::ComparisonPlan& plan,
                                     const std::vector<ProblemIndicators>& indicators);

sim::Table problem_table(const sim::Study& study, const std::vector<ProblemRow>& rows);

/// For people: a block per problem, what the documents say of it above.
void write_problems(const sim::Study& study, const sim::ComparisonPlan& plan,
                    const std::vector<ProblemIndicators>& indicators, const sim::ReferenceList& problems,
                    const std::vector<ProblemRow>& rows, const sim::TextStyle& style, std::ostream& out);

}  // namespace xiamen
