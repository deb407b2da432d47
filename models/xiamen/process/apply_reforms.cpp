// Under which rules do institutions act this quarter?
//
// The owner of the levers of reforms. Each practice holds as before (parameter practice.<id>) unless an open
// reform edits it; of several reforms the one furthest from before holds, so that two which ask for the same
// thing do not add up. Other steps read the table of practices.

#include <algorithm>
#include <cmath>
#include <string>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"

namespace xiamen {

namespace {

std::string key_of(std::size_t row) {
  return "practice." + std::string(practice_ids[row]);
}

// `choice` 0 stands for no practice. A reform goes no further than the practice can.
void edit(Practices& practices, const sim::ParameterTable& table, double choice, double wanted) {
  if (choice < 1.0) return;
  const auto row = static_cast<std::size_t>(choice) - 1;
  const sim::Parameter& practice = table[table.require(key_of(row))];
  const double after = std::clamp(wanted, practice.minimum, practice.maximum);
  const double before = practices.before[row];
  if (std::fabs(after - before) > std::fabs(practices.now[row] - before)) practices.now[row] = after;
}

}  // namespace

void apply_reforms(City& city, const StepContext& context) {
  Practices& practices = city.practices;
  const sim::ParameterTable& table = context.parameters.table();
  for (std::size_t row = 0; row < practices.size(); ++row) {
    practices.before[row] = read(context, key_of(row));
    practices.now[row] = practices.before[row];
  }
  for (const sim::Entry* entry : city.inputs.of_kind("reform")) {
    if (!is_open(context, *entry)) continue;
    edit(practices, table, read(context, *entry, "practice"), read(context, *entry, "after"));
    edit(practices, table, read(context, *entry, "second_practice"), read(context, *entry, "second_after"));
  }
}

}  // namespace xiamen
