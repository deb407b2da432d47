#include "sim/parameter/unit.hpp"

#include <array>
#include <utility>

namespace sim {
namespace {

struct TypeRow {
  ValueType type;
  std::string_view name;
  std::string_view base_unit;
};

constexpr std::array<TypeRow, 11> types = {{{ValueType::money, "money", "CNY"},
                                            {ValueType::count, "count", "1"},
                                            {ValueType::share, "share", "1"},
                                            {ValueType::probability, "probability", "1"},
                                            {ValueType::rate, "rate", "1/year"},
                                            {ValueType::duration, "duration", "quarters"},
                                            {ValueType::date, "date", "quarter"},
                                            {ValueType::choice, "choice", "choice"},
                                            {ValueType::boolean, "boolean", "boolean"},
                                            {ValueType::number, "number", "1"},
                                            {ValueType::set, "set", "set"}}};

}  // namespace

std::string_view name_of(ValueType type) {
  return types[static_cast<std::size_t>(type)].name;
}

std::string_view base_unit(ValueType type) {
  return types[static_cast<std::size_t>(type)].base_unit;
}

bool parse_value_type(std::string_view text, ValueType& type) {
  for (const TypeRow& row : types) {
    if (row.name != text) continue;
    type = row.type;
    return true;
  }
  return false;
}

}  // namespace sim
