#include <fmt/core.h>

#include <algorithm>

#include "sim/cli/parameter_text.hpp"
#include "sim/cli/study_point.hpp"
#include "sim/cli/study_tables.hpp"
#include "sim/cli/study_text.hpp"

namespace sim {
namespace {

constexpr std::size_t most_rows = 60;
constexpr std::size_t most_factor_columns = 6;

std::string factor_text(const Session& session, const StudyFactor& factor, double value) {
  return value_text(factor.parameter, factor.shown(value), session.words());
}

}  // namespace

void write_points(const Session& session, const DesignedStudy& asked, const Study& made,
                  const StudyOutcome& outcome) {
  const double size = outcome.largest();
  const DisplayUnit unit = display_unit(outcome.observable(), size, session.language);
  write_title(title_of(session, made, outcome, unit), session.style(), session.console.out);
  const std::size_t shown = std::min(asked.factors.size(), most_factor_columns);
  std::vector<TableColumn> columns = {{"point", {"point", "点"}}};
  for (std::size_t place = 0; place < shown; ++place) {
    const std::string& key = asked.factors[place].parameter.key;
    columns.push_back({key, {key, key}, TableColumn::Audience::everyone, true});
  }
  columns.push_back({"mean", {"mean [95 %]", "均值 [95%]"}});
  Table table(std::move(columns));
  const std::size_t rows = std::min(made.scenarios.size(), most_rows);
  for (std::size_t point = 0; point < rows; ++point) {
    std::vector<Cell> row = {{made.scenarios[point]}};
    for (std::size_t place = 0; place < shown; ++place)
      row.push_back({factor_text(session, asked.factors[place], point_value(made, point, place))});
    const PointMean mean = point_mean(outcome, made, point);
    std::string text = text_of(mean.mean, unit.scale, size, false);
    if (mean.low && mean.high)
      text += " [" + text_of(*mean.low, unit.scale, size, false) + ", " +
              text_of(*mean.high, unit.scale, size, false) + "]";
    if (!mean.failure.empty()) text = (is_zh(session) ? "失败：" : "failed: ") + mean.failure;
    row.push_back({text});
    table.add(std::move(row));
  }
  write_rows(session, table);
  const std::size_t more = made.scenarios.size() - rows;
  if (more > 0)
    session.console.out << (is_zh(session)
                                ? fmt::format("  另有{}点（--format csv 全部列出）\n", more)
                                : fmt::format("  {} more points (--format csv shows all)\n", more));
  if (shown < asked.factors.size())
    session.console.out << (is_zh(session) ? "  其余因素见 --format csv\n"
                                           : "  more factors with --format csv\n");
}

Table plan_table(const Session& session, const DesignedStudy& asked) {
  Table table({{"factor", {"factor", "因素"}},
               {"label", {"what", "内容"}},
               {"distribution", {"distribution", "分布"}},
               {"low", {"low", "低"}, Audience::everyone, true},
               {"middle", {"middle", "中"}, Audience::everyone, true},
               {"high", {"high", "高"}, Audience::everyone, true},
               {"from", {"from", "起"}},
               {"points", {"", ""}, Audience::programs},
               {"replicates", {"", ""}, Audience::programs},
               {"runs", {"", ""}, Audience::programs}});
  const auto points = static_cast<std::int64_t>(asked.design.points());
  for (const StudyFactor& factor : asked.factors) {
    std::vector<double> values;
    for (std::size_t row = 0; row < asked.design.points(); ++row)
      values.push_back(
          factor.value(asked.design.at(row, static_cast<std::size_t>(&factor - asked.factors.data()))));
    std::sort(values.begin(), values.end());
    const auto cell = [&](double value) {
      return Cell{value_of(factor.parameter, value), factor_text(session, factor, value)};
    };
    table.add({{factor.parameter.key},
               {session.pick(factor.parameter.label)},
               {factor.distribution()},
               cell(values.front()),
               cell(values[values.size() / 2]),
               cell(values.back()),
               {factor.from.text()},
               {points},
               {asked.head.replicates},
               {points * asked.head.replicates}});
  }
  return table;
}

}  // namespace sim
