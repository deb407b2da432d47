#include <cmath>
#include <vector>

#include "sim/cli/arguments.hpp"
#include "sim/core/text.hpp"
#include "sim/core/utf8.hpp"
#include "sim/parameter/unit.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/fuzz/made_inputs.hpp"
#include "tests/fuzz/property.hpp"
#include "tests/fuzz/refusal.hpp"

// What is typed. The first byte says what the rest is: q(uantity), n(umber or quarter), a(rguments, one a
// line), s(etting), t(ext to be shown).
namespace {

using sim::ValueType;

/// What is written of an accepted value is read as that value again, in Chinese too.
void read_quantity(std::string_view text) {
  for (const ValueType type :
       {ValueType::money, ValueType::count, ValueType::share, ValueType::probability, ValueType::rate,
        ValueType::duration, ValueType::date, ValueType::boolean, ValueType::number}) {
    for (const char* unit : {"1", "CNY/year", "1/year", "1/CNY", "quarter"}) {
      const sim::QuantityReading read = sim::read_quantity(text, type, unit);
      if (!read.error.empty()) continue;
      fuzz::demand(std::isfinite(read.value), "no finite number");
      for (const std::string_view language : {"en", "zh"}) {
        const std::string written = sim::write_quantity(read.value, type, unit, language);
        const sim::QuantityReading again = sim::read_quantity(written, type, unit);
        fuzz::demand(again.error.empty(), written + " is not read: " + again.error);
        fuzz::demand(again.value == read.value, written + " is read as another number");
      }
    }
  }
}

void read_number(std::string_view text) {
  if (const auto number = sim::parse_number(text)) {
    fuzz::demand(std::isfinite(*number), "no finite number");
    fuzz::demand(sim::parse_number(sim::shortest(*number)) == number, "shortest() reads otherwise");
    sim::grouped(*number, 2);
  }
  if (const auto whole = sim::parse_integer(text))
    fuzz::demand(sim::parse_integer(std::to_string(*whole)) == whole, "a whole number reads otherwise");
  if (const auto quarter = sim::Quarter::parse(text)) {
    fuzz::demand(quarter->text() == text, "a quarter reads otherwise");
    quarter->days_since_2021();
  }
}

void read_arguments(std::string_view text) {
  const std::vector<sim::OptionSpec> specs = {{"replicates", 'n', "N", "how many", "20"},
                                              {"until", 0, "QUARTER", "last quarter", "the horizon"},
                                              {"set", 0, "KEY=VALUE", "a parameter", "", true},
                                              {"fresh", 0, "", "a flag"}};
  std::vector<std::string> tokens;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string token(text.substr(begin, end - begin));
    tokens.push_back(token.substr(0, token.find('\0')));
    begin = end + 1;
  }
  const sim::CommandLine line = sim::split_command(specs, tokens);
  const sim::Arguments arguments = sim::Arguments::parse(specs, line.others);
  std::vector<sim::Problem> problems;
  const long long replicates = arguments.integer("replicates", 20, 1, 1000, problems);
  fuzz::demand(replicates >= 1 && replicates <= 1000, "a number outside its bounds");
  const sim::Quarter last = fuzz::last_quarter();
  const sim::Quarter until = arguments.quarter("until", last, fuzz::first_quarter(), last, problems);
  fuzz::demand(until >= fuzz::first_quarter() && until <= last, "a quarter outside its bounds");
  if (!problems.empty()) throw sim::InvalidInput(problems);
}

/// Only what is accepted changes the inputs, so one copy serves many settings.
void read_setting(std::string_view text) {
  static sim::Inputs inputs = fuzz::model_inputs();
  sim::apply_setting(std::string(text), inputs);
  for (const sim::Parameter& parameter : inputs.parameters.rows()) {
    const double value = parameter.at(fuzz::last_quarter());
    fuzz::demand((value >= parameter.minimum && value <= parameter.maximum) || parameter.soft_range,
                 parameter.key + " leaves its range");
  }
  sim::check_settings(inputs);
  inputs = fuzz::model_inputs();
}

void show(std::string_view text) {
  const std::string shown = sim::printable(text);
  fuzz::demand(sim::valid_utf8(shown), "not UTF-8 is shown");
  for (std::string_view left = shown; !left.empty();) {
    const sim::utf8::Character character = sim::utf8::front(left);
    fuzz::demand(!sim::utf8::is_control(character.code), "a control character is shown");
    left.remove_prefix(character.bytes);
  }
  fuzz::demand(sim::display_width(shown) <= 10 * shown.size(), "wider than it can be");
  sim::suggestion(text, {"replicates", "until", std::string(text.substr(text.size() / 2))});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const std::string_view all = fuzz::text_of(data, size);
  const std::string_view text = all.substr(1);
  try {
    switch (all.front()) {
      case 'q':
        read_quantity(text);
        break;
      case 'n':
        read_number(text);
        break;
      case 'a':
        read_arguments(text);
        break;
      case 's':
        read_setting(text);
        break;
      case 't':
        show(text);
        break;
      default:
        return -1;
    }
  } catch (const sim::InvalidInput& error) {
    fuzz::demand_message(error);
  }
  return 0;
}
