#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/analysis/budget.hpp"
#include "sim/scenario/check_orders.hpp"

namespace sim {
namespace {

const Parameter& parameter_of(const BudgetLever& lever, const Inputs& inputs) {
  return inputs.parameters[inputs.parameters.require(lever.target)];
}

std::string_view key_of(Change::How how) {
  if (how == Change::How::set) return "set";
  return how == Change::How::scale ? "scale" : "add";
}

bool unchanged(const BudgetLever& lever, double part) {
  return part == (lever.unchanged - lever.low) / (lever.high - lever.low);
}

/// The amount as a scenario file has it: a number for a factor, else a quantity in quotes.
std::string written(const BudgetLever& lever, double amount, const Inputs& inputs) {
  if (lever.how == Change::How::scale) return shortest(amount);
  const Parameter& parameter = parameter_of(lever, inputs);
  return "\"" + write_quantity(amount, parameter.type, parameter.unit) + "\"";
}

}  // namespace

double lever_amount(const BudgetLever& lever, double part, const Inputs& inputs) {
  if (unchanged(lever, part)) return lever.unchanged;
  const double amount = lever.low + part * (lever.high - lever.low);
  const bool whole = lever.how != Change::How::scale && parameter_of(lever, inputs).type == ValueType::count;
  if (whole) return std::round(amount);
  return std::clamp(parse_number(fmt::format("{:.6g}", amount)).value_or(amount), lever.low, lever.high);
}

std::string lever_text(const BudgetLever& lever, double part, const Inputs& inputs) {
  if (unchanged(lever, part)) return "-";
  const double amount = lever_amount(lever, part, inputs);
  if (lever.how == Change::How::scale) return "× " + shortest(amount);
  const Parameter& parameter = parameter_of(lever, inputs);
  const std::string text = write_quantity(amount, parameter.type, parameter.unit);
  return lever.how == Change::How::add && amount >= 0 ? "+ " + text : text;
}

std::string mix_text(const Budget& budget, const Place& place, const Inputs& inputs, const Label& title) {
  std::string text = fmt::format("title    = {{ en = \"{}\", zh = \"{}\" }}\nextends  = \"{}\"\n", title.en,
                                 title.zh, budget.base);
  for (std::size_t at = 0; at < budget.levers.size(); ++at) {
    const BudgetLever& lever = budget.levers[at];
    if (unchanged(lever, place[at])) continue;
    text += fmt::format("\n[[change]]\ntarget = \"{}\"\n{:<6} = {}\nfrom   = \"{}\"\n", lever.target,
                        key_of(lever.how), written(lever, lever_amount(lever, place[at], inputs), inputs),
                        budget.from.text());
    if (budget.ramp > 0) text += fmt::format("ramp   = {}\n", budget.ramp);
  }
  return text;
}

Scenario mix_scenario(const std::string& text, const std::string& stem, const Scenario& base,
                      const Inputs& inputs, Quarter first, Quarter last) {
  const TomlFile file = TomlFile::parse(text, stem + ".toml");
  std::vector<Problem> problems;
  ScenarioDoubts doubts;
  const ScenarioContext context{inputs, first, last, doubts};
  std::vector<Change> changes = read_changes(file, context, problems);
  std::erase_if(problems, [](const Problem& each) { return each.severity == Problem::Severity::warning; });
  if (!problems.empty()) throw InvalidInput(std::move(problems));
  const TableReader reader(file, file.root(), {}, "the scenario", problems);
  Scenario scenario = base;
  scenario.stem = stem;
  scenario.title = reader.label("title", true);
  scenario.file_title = scenario.title;
  scenario.texts.emplace_back(stem + ".toml", text);
  std::move(changes.begin(), changes.end(), std::back_inserter(scenario.changes));
  problems = check_orders(scenario, inputs, context);
  if (!problems.empty()) throw InvalidInput(std::move(problems));
  return scenario;
}

}  // namespace sim
