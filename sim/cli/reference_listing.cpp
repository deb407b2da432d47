#include "sim/cli/listings.hpp"
#include "sim/cli/reference_text.hpp"

namespace sim {
namespace {

/// What both lists show of a source: the first, which is where the phrase stands.
std::vector<Cell> source_cells(const Reference& row) {
  const Source source = row.sources.empty() ? Source() : row.sources.front();
  return {{source.document}, {source.section}, {std::string(row.printed())}};
}

std::vector<Cell> group_cells(const ReferenceList& list, const Reference& row) {
  const ReferenceGroup* group = list.group(row.group);
  const Label label = group == nullptr ? Label() : group->label;
  return {{label.en}, {label.zh}};
}

std::vector<Cell> followed_by(std::vector<Cell> cells, const std::vector<Cell>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
  return cells;
}

}  // namespace

Table whatif_listing(const Session& session, const Inputs& inputs) {
  Table table({{"id", {"id", "标识"}},
               {"group", {"group", "分组"}},
               {"class", {"class", "类别"}},
               {"document", {"document", "文件"}},
               {"section", {"section", "章节"}, Audience::programs},
               {"printed", {"printed", "原文"}},
               {"lever", {"lever", "杠杆"}},
               {"systems", {"systems", "条目"}},
               {"points", {"points", "情景点数"}, Audience::everyone, true},
               {"group_en", {"", ""}, Audience::programs},
               {"group_zh", {"", ""}, Audience::programs},
               {"ours", {"", ""}, Audience::programs}});
  for (const Reference& row : inputs.whatifs.rows) {
    std::vector<Cell> cells = followed_by({{row.id}, {row.group}, {row.category}}, source_cells(row));
    cells = followed_by(std::move(cells), {{row.words}, {joined_ids(row.systems)}});
    const auto points = whatif_points(session, row.id);
    cells.push_back(points ? Cell{static_cast<std::int64_t>(*points)} : Cell{});
    table.add(followed_by(followed_by(std::move(cells), group_cells(inputs.whatifs, row)), {{row.ours}}));
  }
  return table;
}

Table problem_listing(const Inputs& inputs) {
  Table table({{"id", {"id", "标识"}},
               {"theme", {"theme", "主题"}},
               {"document", {"document", "文件"}},
               {"section", {"section", "章节"}, Audience::programs},
               {"printed", {"printed", "原文"}},
               {"problem", {"problem", "问题"}},
               {"systems", {"systems", "条目"}},
               {"theme_en", {"", ""}, Audience::programs},
               {"theme_zh", {"", ""}, Audience::programs}});
  for (const Reference& row : inputs.known_problems.rows) {
    std::vector<Cell> cells = followed_by({{row.id}, {row.group}}, source_cells(row));
    cells = followed_by(std::move(cells), {{row.words}, {joined_ids(row.systems)}});
    table.add(followed_by(std::move(cells), group_cells(inputs.known_problems, row)));
  }
  return table;
}

}  // namespace sim
