#include <algorithm>
#include <cmath>

#include "models/xiamen/commands/language.hpp"
#include "models/xiamen/commands/problems.hpp"
#include "sim/cli/display_unit.hpp"
#include "sim/cli/effect_text.hpp"

namespace xiamen {

namespace {

using Rows = std::vector<const ProblemRow*>;  // of one indicator, by scenario

std::string unit_text(const ProblemRow& row, const sim::DisplayUnit& unit, bool chinese) {
  std::string text = unit.name;
  if (row.comparison.observable().kind == sim::Observable::Kind::flow) {
    const bool year = row.comparison.quarter.year;
    text += text.empty() ? "" : chinese ? "，" : " ";
    text += year ? (chinese ? "全年" : "a year") : (chinese ? "每季度" : "a quarter");
  }
  if (text.empty()) return "";
  return chinese ? "（" + text + "）" : " (" + text + ")";
}

std::vector<sim::Cell> row_of(const sim::Study& study, const sim::ComparisonPlan& plan, const Rows& rows,
                              const std::string& language) {
  const ProblemRow& first = *rows.front();
  double size = 0;
  for (const ProblemRow* row : rows) size = std::max(size, sim::effect_size(row->comparison.effect));
  const double level = first.comparison.effect.baseline;
  const bool known = first.comparison.known();
  const sim::DisplayUnit unit = sim::display_unit(first.comparison.observable(),
                                                  known ? std::max(std::fabs(level), size) : 0.0, language);
  sim::EffectStyle style;
  style.scale = unit.scale;
  style.size = size / unit.scale;
  style.counts = first.comparison.observable().unit == "1";
  style.pairs = first.comparison.effect.pairs > 1;
  std::vector<sim::Cell> cells = {
      {first.comparison.quarter.text()},
      {sim::slice_title(study, first.comparison.slice, language) + unit_text(first, unit, language == "zh")},
      {known ? sim::level_text(level / unit.scale) : std::string("-")}};
  for (std::size_t at = 0; at < plan.scenarios.size(); ++at)
    cells.push_back({sim::effect_text(rows[at]->comparison.effect, style)});
  return cells;
}

sim::Table table_of(const sim::Study& study, const sim::ComparisonPlan& plan,
                    std::vector<ProblemRow>::const_iterator begin,
                    std::vector<ProblemRow>::const_iterator end, const std::string& language) {
  std::vector<sim::TableColumn> columns = {{"quarter", {"quarter", "季度"}},
                                           {"indicator", {"indicator", "指标"}},
                                           {"baseline",
                                            {study.scenarios[plan.baseline], study.scenarios[plan.baseline]},
                                            sim::TableColumn::Audience::everyone,
                                            true}};
  for (const std::size_t scenario : plan.scenarios)
    columns.push_back({study.scenarios[scenario], {study.scenarios[scenario], study.scenarios[scenario]}});
  sim::Table table(std::move(columns));
  const auto each = static_cast<std::ptrdiff_t>(std::max<std::size_t>(plan.scenarios.size(), 1));
  for (auto row = begin; row != end; row += each) {
    Rows rows;
    for (std::ptrdiff_t at = 0; at < each; ++at) rows.push_back(&*(row + at));
    table.add(row_of(study, plan, rows, language));
  }
  return table;
}

}  // namespace

void write_problems(const sim::Study& study, const sim::ComparisonPlan& plan,
                    const std::vector<ProblemIndicators>& indicators, const sim::ReferenceList& problems,
                    const std::vector<ProblemRow>& rows, const sim::TextStyle& style, std::ostream& out) {
  const sim::TextStyle inside = indented(style);
  auto row = rows.begin();
  for (const ProblemIndicators& each : indicators) {
    const sim::Reference* problem = problems.find(each.problem);
    const std::string title = each.problem + "  " + (problem == nullptr ? "" : problem->text(style.language));
    write_title(title, style, out);
    const auto end =
        std::find_if(row, rows.end(), [&](const ProblemRow& one) { return one.problem != each.problem; });
    if (row != end) sim::write_text(table_of(study, plan, row, end, style.language), inside, out);
    if (!each.not_seen.empty())
      out << "  " << (style.language == "zh" ? "模型不能反映：" : "not seen here: ") << each.not_seen << '\n';
    out << '\n';
    row = end;
  }
}

}  // namespace xiamen
