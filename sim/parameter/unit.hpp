#pragma once
#include <string>
#include <string_view>

namespace sim {

/// What a parameter measures; decides which units a value may carry and what the base unit is.
///   money CNY · count 1 · share and probability 1 (may be written in %) · rate 1/year · duration quarter ·
///   date quarter · choice one of a list · boolean · number a plain number with a fixed unit of its own ·
///   set any of a list but not none, bit i for the i-th
enum class ValueType { money, count, share, probability, rate, duration, date, choice, boolean, number, set };

std::string_view name_of(ValueType type);
/// Whether the values are words of a list, not quantities.
constexpr bool has_choices(ValueType type) {
  return type == ValueType::choice || type == ValueType::set;
}
bool parse_value_type(std::string_view text, ValueType& type);

/// What one writes for the base unit: "CNY", "1", "1/year", "quarters" …
std::string_view base_unit(ValueType type);

/// The unit of a plain number as Chinese texts write it after one: "1/year" and "/year" -> "/年", likewise a
/// quarter and CNY; of others only the 1 before the stroke goes.
std::string chinese_unit(std::string_view plain_unit);

/// The outcome of reading "50 亿元", "3000 万元", "2.5e8 CNY", "3 %/year", "12 %", "4 quarters", "0.2".
struct QuantityReading {
  double value = 0;     ///< in the base unit; dates as Quarter::ordinal()
  std::string error;    ///< empty if read; else "fault (allowed)"
  std::string fault;    ///< what is wrong: "wrong unit 'quarters'"
  std::string allowed;  ///< what may stand there: "money: 元, 万元, 亿元 or CNY"
};

/// Reads `text` as a value of `type`. Money and durations need a unit; counts, shares and numbers need none.
/// `plain_unit` is the unit that a number may carry (for example "CNY/year"). Full-width digits and forms and
/// the ideographic space are read like their ASCII twins.
QuantityReading read_quantity(std::string_view text, ValueType type, std::string_view plain_unit = "1");

/// `value` as people write it, with unit: 5e9 CNY -> "50 亿元" (zh) or "5e9 CNY" (en); 0.12 share -> "12 %".
std::string write_quantity(double value, ValueType type, std::string_view unit,
                           std::string_view language = "en");

}  // namespace sim
