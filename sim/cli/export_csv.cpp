#include <algorithm>

#include "sim/cli/csv_text.hpp"
#include "sim/cli/study_export.hpp"

namespace sim {
namespace {

/// The axes that some slice has, in the order of the file.
std::vector<std::string> axes_in(const Study& study, const std::vector<Slice>& slices) {
  std::vector<std::string> names;
  for (const Axis& axis : study.axes) {
    const bool used = std::any_of(slices.begin(), slices.end(), [&axis](const Slice& slice) {
      const std::vector<std::string>& own = slice.variable->observable.axes;
      return std::find(own.begin(), own.end(), axis.name) != own.end();
    });
    if (used) names.push_back(axis.name);
  }
  return names;
}

/// ",observable,unit,cell,cell,": what is the same in all lines of a slice.
std::string middle_of(const Study& study, const Slice& slice, const std::vector<std::string>& columns) {
  const Observable& observable = slice.variable->observable;
  const std::vector<const Axis*> axes = axes_of(study, *slice.variable);
  std::string text = "," + csv_text(observable.name) + "," + csv_text(observable.unit) + ",";
  for (const std::string& column : columns) {
    for (std::size_t at = 0; at < axes.size(); ++at) {
      if (axes[at]->name != column) continue;
      const std::optional<std::size_t>& place = slice.places[at];
      text += csv_text(place ? axes[at]->ids[*place] : std::string(sum_over_axis));
    }
    text += ",";
  }
  return text;
}

double sum_of(const Study& study, const Slice& slice, std::size_t scenario, std::size_t replicate,
              std::size_t quarter) {
  if (slice.cells.size() == 1)
    return study.value(*slice.variable, scenario, replicate, quarter, slice.cells.front());
  double sum = 0;
  for (const std::size_t cell : slice.cells)
    sum += study.value(*slice.variable, scenario, replicate, quarter, cell);
  return sum;
}

}  // namespace

std::size_t long_csv_rows(const Study& study, const std::vector<Slice>& slices) {
  return slices.size() * study.scenarios.size() * study.replicates.size() * study.quarters();
}

void write_long_csv(const Study& study, const std::vector<Slice>& slices, std::ostream& out) {
  const std::vector<std::string> columns = axes_in(study, slices);
  std::vector<std::string> quarters;
  for (Quarter quarter = study.first; quarter <= study.last; quarter = quarter + 1)
    quarters.push_back(quarter.text());
  out << "scenario,replicate,quarter,observable,unit,";
  for (const std::string& column : columns) out << csv_text(column) << ",";
  out << "value\r\n";
  for (const Slice& slice : slices) {
    const std::string middle = middle_of(study, slice, columns);
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
        const std::string run =
            csv_text(study.scenarios[scenario]) + "," + std::to_string(study.replicates[replicate]) + ",";
        for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter) {
          out << run << quarters[quarter] << middle
              << csv_number(sum_of(study, slice, scenario, replicate, quarter)) << "\r\n";
        }
      }
    }
  }
}

}  // namespace sim
