#include <array>

#include "sim/cli/comparison.hpp"
#include "sim/cli/csv_text.hpp"
#include "sim/cli/study_export.hpp"
#include "sim/core/math.hpp"
#include "sim/statistics/paired.hpp"
#include "sim/statistics/quantile.hpp"

namespace sim {
namespace {

constexpr int quarters_a_year = 4;

struct Statistic {
  const char* name;
  double probability;  ///< of the quantile
};
constexpr const char* mean_name = "Mean";
constexpr std::array<Statistic, 3> quantiles = {
    {{"5th Percentile", 0.05}, {"Median", 0.5}, {"95th Percentile", 0.95}}};

/// Those of which the study has the fourth quarter.
std::vector<int> years_of(const Study& study) {
  std::vector<int> years;
  for (int year = study.first.year(); year <= study.last.year(); ++year) {
    if (Quarter(year, 4) <= study.last) years.push_back(year);
  }
  return years;
}

/// "waiting|pilot|seat"; what is summed over is left out.
std::string variable_name(const Study& study, const Slice& slice) {
  const std::vector<const Axis*> axes = axes_of(study, *slice.variable);
  std::string name = slice.variable->observable.name;
  for (std::size_t at = 0; at < axes.size(); ++at) {
    if (slice.places[at]) name += "|" + axes[at]->ids[*slice.places[at]];
  }
  return name;
}

}  // namespace

std::vector<std::string> iamc_statistics() {
  std::vector<std::string> names = {mean_name};
  for (const Statistic& statistic : quantiles) names.emplace_back(statistic.name);
  return names;
}

std::vector<double> yearly(const Study& study, const Slice& slice, std::size_t scenario, int year) {
  const Observable& observable = slice.variable->observable;
  const Quarter last(year, 4);
  const bool flow = observable.kind == Observable::Kind::flow;
  const Quarter first = flow ? Quarter(year, 1) : last;
  if (first < study.first || last > study.last)
    return std::vector<double>(study.replicates.size(), not_a_number);
  std::vector<double> values = replicates_of(study, slice, scenario, first, last);
  if (flow && !is_summable(observable)) {
    for (double& value : values) value /= quarters_a_year;
  }
  return values;
}

std::string yearly_unit(const Observable& observable) {
  return observable.kind == Observable::Kind::flow && is_summable(observable) ? observable.unit + "/yr"
                                                                              : observable.unit;
}

void write_iamc(const Study& study, const std::vector<Slice>& slices, const IamcFrame& frame,
                std::ostream& out) {
  const std::vector<int> years = years_of(study);
  out << "Model,Scenario,Region,Variable,Unit";
  for (const int year : years) out << "," << year;
  out << "\r\n";
  for (const Slice& slice : slices) {
    const std::string name = variable_name(study, slice);
    const std::string unit = csv_text(yearly_unit(slice.variable->observable));
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      std::vector<std::vector<double>> values;
      for (const int year : years) values.push_back(yearly(study, slice, scenario, year));
      const auto line = [&](const std::string& statistic, const auto& of) {
        out << csv_text(frame.model) << "," << csv_text(study.scenarios[scenario]) << ","
            << csv_text(frame.region) << "," << csv_text(name + "|" + statistic) << "," << unit;
        for (const std::vector<double>& year : values) out << "," << csv_number(of(year));
        out << "\r\n";
      };
      line(mean_name, [](const std::vector<double>& year) { return summarise(year).mean; });
      for (const Statistic& statistic : quantiles) {
        line(statistic.name,
             [&statistic](const std::vector<double>& year) { return quantile(year, statistic.probability); });
      }
    }
  }
}

}  // namespace sim
