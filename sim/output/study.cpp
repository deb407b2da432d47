#include <algorithm>

#include "sim/core/problem.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

const Study::Variable* Study::find(std::string_view name) const {
  const auto found = std::find_if(variables.begin(), variables.end(), [name](const Variable& variable) {
    return variable.observable.name == name;
  });
  return found == variables.end() ? nullptr : &*found;
}

const Study::Variable& Study::need(std::string_view name) const {
  const Variable* found = find(name);
  if (found == nullptr)
    throw InvalidInput("the file has no observable '" + std::string(name) +
                       "'; it was made by another version of the model");
  return *found;
}

const Study::Panel* Study::panel(std::string_view entity) const {
  const auto found = std::find_if(panels.begin(), panels.end(),
                                  [entity](const Panel& each) { return each.table.entity == entity; });
  return found == panels.end() ? nullptr : &*found;
}

double Study::value(const Variable& variable, std::size_t scenario, std::size_t replicate,
                    std::size_t quarter, std::size_t cell) const {
  if (scenario >= scenarios.size() || replicate >= replicates.size() || quarter >= quarters() ||
      cell >= variable.cells)
    throw RunFailed("a value of '" + variable.observable.name +
                    "' was asked for that lies outside the study");
  const std::size_t row = (scenario * replicates.size() + replicate) * quarters() + quarter;
  return variable.values.at(row * variable.cells + cell);
}

Digest Study::input_digest() const {
  Digester digester;
  // Lengths keep neighbouring texts apart: "ab","c" is not "a","bc".
  const auto add = [&digester](std::string_view text) {
    digester.add(std::to_string(text.size()) + ":");
    digester.add(text);
  };
  const auto add_number = [&add](auto number) { add(std::to_string(number)); };
  add(model);
  add(model_version);
  add(file_version);
  add_number(seed);
  add(first.text());
  add(last.text());
  add_number(scenarios.size());
  for (const std::string& scenario : scenarios) add(scenario);
  add_number(replicates.size());
  for (const std::int64_t replicate : replicates) add_number(replicate);
  for (const auto& [name, text] : input_texts) {
    add(name);
    add(text);
  }
  return digester.result();
}

}  // namespace sim
