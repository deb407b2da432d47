#include "sim/cli/panel_choice.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    found.emplace_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return found;
}

// Options of `run`, and of the text that a study keeps.
constexpr const char* panel_key = "panel";
constexpr const char* panel_every_key = "panel-every";

/// What is asked of one table: nothing, some columns, or all of them.
struct Wish {
  bool asked = false;
  bool all = false;
  std::vector<bool> columns;
};

class Wishes {
 public:
  Wishes(const std::vector<PanelTable>& tables, const std::string& program)
      : tables_(tables), program_(program), wishes_(tables.size()) {
    for (std::size_t place = 0; place < tables.size(); ++place)
      wishes_[place].columns.resize(tables[place].columns.size());
  }

  /// One --panel.
  void add(const std::string& request, std::vector<Problem>& problems) {
    const std::size_t colon = request.find(':');
    const std::string entity(trim(std::string_view(request).substr(0, colon)));
    const auto table = std::find_if(tables_.begin(), tables_.end(),
                                    [&entity](const PanelTable& each) { return each.entity == entity; });
    if (table == tables_.end()) {
      problems.push_back(usage_problem(unknown_table(request, entity)));
      return;
    }
    Wish& wish = wishes_[static_cast<std::size_t>(table - tables_.begin())];
    wish.asked = true;
    if (colon == std::string::npos) {
      wish.all = true;
      return;
    }
    for (const std::string& name : parts(std::string_view(request).substr(colon + 1)))
      add_column(request, *table, name, wish, problems);
  }

  std::vector<PanelTable> chosen() const {
    std::vector<PanelTable> chosen;
    for (std::size_t place = 0; place < tables_.size(); ++place) {
      const Wish& wish = wishes_[place];
      if (!wish.asked) continue;
      PanelTable table{tables_[place].entity, {}};
      for (std::size_t column = 0; column < wish.columns.size(); ++column) {
        if (wish.all || wish.columns[column]) table.columns.push_back(tables_[place].columns[column]);
      }
      chosen.push_back(std::move(table));
    }
    return chosen;
  }

 private:
  std::string unknown_table(const std::string& request, const std::string& entity) const {
    std::vector<std::string> names;
    for (const PanelTable& table : tables_) names.push_back(table.entity);
    return "--panel '" + printable(request, 60) + "': there is no table '" + printable(entity, 60) + "'" +
           suggestion(entity, names) + " (one of: " + listed(names) + ")";
  }

  void add_column(const std::string& request, const PanelTable& table, const std::string& name, Wish& wish,
                  std::vector<Problem>& problems) const {
    const PanelColumn* const column = table.find(name);
    if (column != nullptr) {
      wish.columns[static_cast<std::size_t>(column - table.columns.data())] = true;
      return;
    }
    std::vector<std::string> names;
    for (const PanelColumn& each : table.columns) names.push_back(each.name);
    problems.push_back(usage_problem("--panel '" + printable(request, 60) + "': '" + table.entity +
                                     "' has no column '" + printable(name, 60) + "'" +
                                     suggestion(name, names) + " (" + program_ + " list tables --search " +
                                     table.entity + " tells them all)"));
  }

  const std::vector<PanelTable>& tables_;
  std::string program_;
  std::vector<Wish> wishes_;
};

std::vector<PanelTable> chosen_tables(const Session& session, const Inputs& inputs,
                                      const std::vector<std::string>& requests,
                                      std::vector<Problem>& problems) {
  if (requests.empty()) return {};
  const std::vector<PanelTable> tables = panel_tables(session, inputs);
  Wishes wishes(tables, session.program.program);
  for (const std::string& request : requests) wishes.add(request, problems);
  return wishes.chosen();
}

std::string words_in_line(const PanelColumn& column) {
  std::string text;
  for (const PanelWord& word : column.words) text += (text.empty() ? "" : ", ") + word.id;
  return text;
}

}  // namespace

std::vector<OptionSpec> panel_options() {
  return {{panel_key, 0, "TABLE[:COLUMN,...]",
           "record every living agent of a table: all columns, or those named (list tables)", "", true},
          {panel_every_key, 0, "year|quarter",
           "when: the initial state and the end of each year, or each quarter", "year"}};
}

std::vector<PanelTable> panel_tables(const Session& session, const Inputs& inputs) {
  const Quarter first = session.model.first_quarter();
  return recordable_tables(session.model, realise(Scenario{}, inputs, first, first));
}

PanelPlan chosen_panel(const Session& session, const Inputs& inputs) {
  PanelPlan plan;
  std::vector<Problem> problems;
  plan.every_quarter = session.arguments.choice(panel_every_key, {"year", "quarter"}, problems) == "quarter";
  const std::vector<std::string> requests = session.arguments.texts(panel_key);
  if (requests.empty() && session.arguments.has(panel_every_key))
    problems.push_back(usage_problem("--panel-every goes with --panel TABLE only"));
  plan.tables = chosen_tables(session, inputs, requests, problems);
  refuse(std::move(problems));
  return plan;
}

PanelPlan panel_of_text(const Session& session, const Inputs& inputs, const std::string& text) {
  PanelPlan plan;
  std::vector<std::string> requests;
  std::vector<Problem> problems;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const std::size_t equals = line.find(" = ");
    const std::string key = line.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : line.substr(equals + 3);
    if (key == panel_key) requests.push_back(value);
    if (key == panel_every_key) plan.every_quarter = value == "quarter";
    begin = end + 1;
  }
  plan.tables = chosen_tables(session, inputs, requests, problems);
  refuse(std::move(problems));
  return plan;
}

Table table_listing(const Session& session, const Inputs& inputs) {
  Table table({{"table", {"table", "表"}},
               {"column", {"column", "列"}},
               {"unit", {"unit", "单位"}},
               {"type", {"type", "类型"}},
               {"values", {"", ""}, TableColumn::Audience::programs},
               {"meaning", {"meaning", "含义"}}});
  const Words words = session.words();
  for (const PanelTable& each : panel_tables(session, inputs)) {
    for (const PanelColumn& column : each.columns)
      table.add({{each.entity},
                 {column.name},
                 {column.unit, words(column.unit)},
                 {std::string(name_of(column.type))},
                 {words_in_line(column)},
                 {column.meaning}});
  }
  return table;
}

}  // namespace sim
