#include <fmt/core.h>

#include <cmath>

#include "sim/parameter/field_order.hpp"
#include "sim/parameter/value.hpp"
#include "sim/scenario/read_change.hpp"

namespace sim {

void apply_setting(const std::string& setting, Inputs& inputs) {
  const auto refuse = [&](const std::string& why) {
    throw InvalidInput(fmt::format("--set {}: {}", printable(setting), why));
  };
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos) refuse("needs KEY=VALUE, such as some.key=\"4 quarters\"");
  const std::string key(trim(std::string_view(setting).substr(0, equals)));
  const ParameterId id = inputs.parameters.find(key);
  if (!id.exists()) refuse(unknown_parameter(key, inputs));
  Parameter& parameter = inputs.parameters.edit(id);
  std::string_view text = trim(std::string_view(setting).substr(equals + 1));
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  const QuantityReading reading = read_value(text, parameter);
  if (!reading.error.empty()) refuse(reading.error);
  if (const std::string fault = range_fault(reading.value, parameter); !fault.empty()) {
    if (!parameter.soft_range) refuse(fault);
    inputs.warnings.push_back(Problem{
        "", {}, fmt::format("--set {}: {}", printable(setting), fault), "", Problem::Severity::warning});
  }
  parameter.value = reading.value;
  parameter.path.clear();
}

std::vector<Problem> check_settings(const Inputs& inputs) {
  std::vector<Problem> problems;
  for (const Entry& entry : inputs.catalogue) {
    for (const BrokenOrder& broken : broken_orders_over_time(inputs, entry))
      problems.push_back(Problem{"", {}, "--set: " + broken.message, "", Problem::Severity::error});
  }
  return problems;
}

}  // namespace sim
