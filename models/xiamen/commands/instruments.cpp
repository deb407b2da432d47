#include "models/xiamen/commands/instruments.hpp"

#include <algorithm>
#include <cmath>

#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace xiamen {

namespace {

using sim::Quarter;
using sim::Study;

constexpr int quarters_of_a_year = 4;

/// The values of one scenario, by replicate.
class Values {
 public:
  Values(const Study& study, std::size_t scenario) : study_(study), scenario_(scenario) {}

  double at(const Study::Variable& variable, std::size_t replicate, Quarter quarter, std::size_t cell) const {
    return study_.value(variable, scenario_, replicate, static_cast<std::size_t>(quarter - study_.first),
                        cell);
  }
  /// What is not there, as an entry that a scenario lacks, is 0.
  double sum(const Study::Variable& variable, std::size_t replicate, Quarter first, Quarter last,
             std::size_t cell) const {
    double sum = 0;
    for (Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
      const double value = at(variable, replicate, quarter, cell);
      if (!std::isnan(value)) sum += value;
    }
    return sum;
  }
  std::vector<double> sums(const Study::Variable& variable, Quarter first, Quarter last,
                           std::size_t cell) const {
    std::vector<double> found;
    for (std::size_t replicate = 0; replicate < study_.replicates.size(); ++replicate)
      found.push_back(sum(variable, replicate, first, last, cell));
    return found;
  }
  double mean_of_year(const Study::Variable& variable, Quarter last, std::size_t cell) const {
    return sim::summarise(sums(variable, last + (1 - quarters_of_a_year), last, cell)).mean;
  }
  double mean_at(const Study::Variable& variable, Quarter quarter, std::size_t cell) const {
    std::vector<double> found;
    for (std::size_t replicate = 0; replicate < study_.replicates.size(); ++replicate)
      found.push_back(at(variable, replicate, quarter, cell));
    return sim::summarise(found).mean;
  }
  /// Mean of a year, weighted by money.
  double weighted(const Study::Variable& variable, const Study::Variable& weight, Quarter last,
                  std::size_t cell) const {
    double sum = 0;
    double weights = 0;
    for (std::size_t replicate = 0; replicate < study_.replicates.size(); ++replicate) {
      for (Quarter quarter = last + (1 - quarters_of_a_year); quarter <= last; quarter = quarter + 1) {
        const double value = at(variable, replicate, quarter, cell);
        if (std::isnan(value)) continue;
        sum += value * at(weight, replicate, quarter, cell);
        weights += at(weight, replicate, quarter, cell);
      }
    }
    return weights > 0.0 ? sum / weights : sim::not_a_number;
  }

 private:
  const Study& study_;
  std::size_t scenario_;
};

template <std::size_t Parts>
void fill(std::array<double, Parts>& parts, const Values& values, const Study::Variable& variable,
          Quarter last, std::size_t programme) {
  for (std::size_t part = 0; part < Parts; ++part)
    parts[part] = values.mean_of_year(variable, last, programme * Parts + part);
}

const sim::Axis& programmes_of(const Study& study) {
  return *sim::axes_of(study, study.need("programme_paid")).front();
}

}  // namespace

double Instrument::execution() const {
  return appropriation > 0.0 ? paid / appropriation : sim::not_a_number;
}

double Instrument::refused() const {
  return asked > 0.0 ? 1.0 - granted / asked : sim::not_a_number;
}

std::vector<Instrument> instruments(const Study& study, const std::vector<Quarter>& quarters) {
  const Study::Variable& paid = study.need("programme_paid");
  std::vector<Instrument> rows;
  for (const Quarter last : quarters) {
    if (last - study.first < quarters_of_a_year)
      throw sim::InvalidInput("the study begins in " + study.first.text() + ", less than a year before " +
                              last.text());
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      const Values values(study, scenario);
      const std::size_t begin = rows.size();
      for (std::size_t programme = 0; programme < paid.cells; ++programme) {
        Instrument row;
        row.scenario = scenario;
        row.programme = programme;
        row.last = last;
        row.appropriation = values.mean_of_year(study.need("programme_appropriation"), last, programme);
        row.asked = values.mean_of_year(study.need("programme_asked"), last, programme);
        row.granted = values.mean_of_year(study.need("programme_granted"), last, programme);
        row.paid = values.mean_of_year(paid, last, programme);
        row.recipients = values.mean_at(study.need("programme_recipients"), last, programme);
        row.gini = values.mean_at(study.need("programme_gini"), last, programme);
        row.top_ten = values.mean_at(study.need("programme_top_ten"), last, programme);
        row.days = values.weighted(study.need("programme_days_to_cash"), paid, last, programme);
        fill(row.by_ownership, values, study.need("programme_paid_by_ownership"), last, programme);
        fill(row.by_size, values, study.need("programme_paid_by_size"), last, programme);
        fill(row.by_district, values, study.need("programme_paid_by_district"), last, programme);
        rows.push_back(row);
      }
      std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.end(),
                       [](const Instrument& one, const Instrument& other) { return one.paid > other.paid; });
    }
  }
  return rows;
}

std::optional<Activity> supported_activity(const sim::Inputs& inputs, const std::string& programme) {
  const Activity research = {"rd_expenditure_by_sector", {"R&D of the enterprises", "企业研发投入"}};
  const Activity stages = {"project_spending", {"spending on the stages of projects", "项目阶段支出"}};
  const sim::Entry* entry = inputs.entry(programme);
  if (entry == nullptr) return std::nullopt;
  if (entry->kind == "call" || entry->kind == "alliance") return stages;
  if (entry->kind == "adoption")
    return Activity{"adoption_investment", {"investment in adoption", "技术采用投资"}};
  if (entry->kind != "grant") return std::nullopt;
  switch (chosen<GrantBase>(inputs.parameters[entry->field("base")].value)) {
    case GrantBase::research_cost:
      return research;
    case GrantBase::stage_cost:
      return stages;
    default:
      return std::nullopt;
  }
}

sim::Table instrument_table(const Study& study, const std::vector<Instrument>& rows) {
  std::vector<sim::TableColumn> columns;
  const auto column = [&columns](const std::string& key) { columns.push_back({key, {key, key}}); };
  for (const char* key : {"scenario", "quarter", "programme", "appropriation", "asked", "granted", "paid",
                          "execution", "refused", "recipients", "top_ten", "gini", "days_to_cash"})
    column(key);
  const std::array<const char*, 3> parts = {"programme_paid_by_ownership", "programme_paid_by_size",
                                            "programme_paid_by_district"};
  for (const char* part : parts) {
    for (const std::string& id : sim::axes_of(study, study.need(part)).back()->ids) column("paid_" + id);
  }
  sim::Table table(std::move(columns));
  const auto number = [](double value) { return sim::number_or_nothing(!std::isnan(value), value); };
  for (const Instrument& row : rows) {
    if (!(row.paid > 0.0)) continue;
    std::vector<sim::Cell> cells = {{study.scenarios[row.scenario]},
                                    {row.last.text()},
                                    {programmes_of(study).ids[row.programme]},
                                    number(row.appropriation),
                                    number(row.asked),
                                    number(row.granted),
                                    number(row.paid),
                                    number(row.execution()),
                                    number(row.refused()),
                                    number(row.recipients),
                                    number(row.top_ten),
                                    number(row.gini),
                                    number(row.days)};
    for (const double part : row.by_ownership) cells.push_back(number(part));
    for (const double part : row.by_size) cells.push_back(number(part));
    for (const double part : row.by_district) cells.push_back(number(part));
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace xiamen
