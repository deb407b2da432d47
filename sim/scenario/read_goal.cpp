#include "sim/scenario/read_goal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/unit.hpp"
#include "sim/scenario/read_sweep.hpp"

namespace sim {
namespace {

constexpr double largest_factor = 1000;
const std::vector<double> usual_factors = {1.5, 2, 4, 8};

/// What people write for the keys of a goal.
const KeySynonyms& synonyms() {
  static const KeySynonyms names = {{"target", "over"},  {"levers", "over"},    {"lever", "over"},
                                    {"quarter", "at"},   {"by", "at"},          {"date", "at"},
                                    {"scale", "scales"}, {"factors", "scales"}, {"start", "from"},
                                    {"to", "until"},     {"end", "until"},      {"indicator", "observable"},
                                    {"amount", "value"}};
  return names;
}

/// Whether `text` reads "+10 %" or an amount of money.
bool read_value_text(std::string_view text, Goal& goal) {
  text = trim(text);
  const bool signed_text = !text.empty() && (text[0] == '+' || text[0] == '-');
  if (signed_text && text.back() == '%') {
    const QuantityReading share = read_quantity(trim(text.substr(1)), ValueType::share);
    goal.relative = true;
    goal.value = text[0] == '-' ? -share.value : share.value;
    return share.error.empty();
  }
  const QuantityReading money = read_quantity(text, ValueType::money);
  goal.value = money.value;
  return money.error.empty();
}

void read_value(const TableReader& reader, Goal& goal) {
  const toml::node* node = reader.need("value");
  if (node == nullptr) return;
  if (node->is_number()) {
    goal.value = node->value<double>().value_or(0);
    goal.text = shortest(goal.value);
    return;
  }
  goal.text = node->value<std::string>().value_or("");
  if (read_value_text(goal.text, goal)) return;
  reader.problem(
      *node,
      "'value' is a number in the unit of the observable, an amount of money such as \"80 亿元\", or a "
      "difference to the baseline such as \"+10 %\"");
}

void read_levers(const TableReader& reader, Goal& goal) {
  const toml::node* node = reader.need("over");
  if (node == nullptr) return;
  goal.over = reader.texts("over");
  if (const auto* list = node->as_array(); list != nullptr && list->empty())
    reader.problem(*node, "'over' is an empty list; name at least one lever");
}

void read_factors(const TableReader& reader, Goal& goal) {
  const toml::node* node = reader.find("scales");
  if (node == nullptr) {
    goal.factors = usual_factors;
    return;
  }
  const auto* list = node->as_array();
  if (list == nullptr || list->empty() || list->size() > most_points) {
    reader.problem(*node,
                   fmt::format("'scales' is a list of 1 to {} factors such as [1.5, 2, 4, 8]", most_points));
    return;
  }
  for (const toml::node& item : *list) {
    const double factor = item.value<double>().value_or(-1);
    if (!item.is_number() || !(factor >= 0 && factor <= largest_factor)) {
      reader.problem(item, fmt::format("a factor is a number from 0 to {}", largest_factor));
    } else if (std::find(goal.factors.begin(), goal.factors.end(), factor) != goal.factors.end()) {
      reader.problem(item, fmt::format("the factor {} is there twice", shortest(factor)));
    }
    goal.factors.push_back(factor);
  }
}

}  // namespace

const toml::table* table_of_goal(const TomlFile& file, std::vector<Problem>& problems) {
  const toml::node* node = file.root().get("goal");
  if (node == nullptr) return nullptr;
  const Position key = key_position(file.root(), "goal");
  if (file.root().contains("sweep"))
    problems.push_back(file.problem(key, "a file has either a sweep or a goal, which is a sweep itself"));
  const auto* table = node->as_table();
  if (table == nullptr)
    problems.push_back(
        file.problem(key, "'goal' is one table: [goal] with 'observable', 'at', 'value', 'over' and 'from'"));
  return table;
}

Goal read_goal_form(const TableReader& reader) {
  reader.refuse_unknown({"observable", "at", "value", "over", "from", "until", "ramp", "announced", "scales"},
                        synonyms());
  Goal goal;
  goal.observable = reader.text("observable", true);
  goal.at = reader.quarter("at", true).value_or(Quarter());
  read_value(reader, goal);
  read_levers(reader, goal);
  read_factors(reader, goal);
  return goal;
}

std::optional<Goal> read_goal(const TomlFile& file, std::vector<Problem>& problems) {
  const auto errors_before = count_errors(problems);
  const toml::table* table = table_of_goal(file, problems);
  if (table == nullptr) return std::nullopt;
  Goal goal = read_goal_form(TableReader(file, *table, TomlFile::position_of(*table), "[goal]", problems));
  if (count_errors(problems) != errors_before) return std::nullopt;
  return goal;
}

}  // namespace sim
