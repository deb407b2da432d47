#pragma once
#include <limits>
#include <string>
#include <vector>

#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/parameter/catalogue.hpp"

/// Short ways to declare the fields of a kind.
namespace xiamen {

struct FieldText {
  std::string name;
  std::string en;
  std::string zh;
  sim::Label meaning;
};

inline sim::FieldSchema field(FieldText text, sim::ValueType type, double minimum, double maximum,
                              std::string default_text = "", std::string unit = "") {
  sim::FieldSchema schema;
  schema.name = std::move(text.name);
  schema.type = type;
  schema.unit = unit.empty() ? std::string(sim::base_unit(type)) : std::move(unit);
  schema.label = {std::move(text.en), std::move(text.zh)};
  schema.meaning = std::move(text.meaning);
  schema.minimum = minimum;
  schema.maximum = maximum;
  schema.default_text = std::move(default_text);
  return schema;
}

inline sim::FieldSchema money(FieldText text, double maximum, std::string default_text = "") {
  return field(std::move(text), sim::ValueType::money, 0, maximum, std::move(default_text));
}
inline sim::FieldSchema share(FieldText text, std::string default_text = "") {
  return field(std::move(text), sim::ValueType::share, 0, 1, std::move(default_text));
}
inline sim::FieldSchema count(FieldText text, double maximum, std::string default_text = "") {
  return field(std::move(text), sim::ValueType::count, 0, maximum, std::move(default_text));
}
inline sim::FieldSchema number(FieldText text, double minimum, double maximum, std::string unit,
                               std::string default_text = "") {
  return field(std::move(text), sim::ValueType::number, minimum, maximum, std::move(default_text),
               std::move(unit));
}
inline sim::FieldSchema duration(FieldText text, double maximum, std::string default_text = "") {
  return field(std::move(text), sim::ValueType::duration, 1, maximum, std::move(default_text));
}
inline sim::FieldSchema flag(FieldText text, std::string default_text) {
  return field(std::move(text), sim::ValueType::boolean, 0, 1, std::move(default_text));
}
inline sim::FieldSchema choice(FieldText text, std::vector<std::string> choices,
                               std::string default_text = "") {
  sim::FieldSchema schema = field(std::move(text), sim::ValueType::choice, 0,
                                  static_cast<double>(choices.size()) - 1, std::move(default_text));
  schema.choices = std::move(choices);
  return schema;
}

/// The stages an instrument serves: `stage_from` to `stage_to`.
inline sim::FieldOrder stages_in_order() {
  return {"stage_from", "stage_to", "the earliest stage served may not come after the latest"};
}

/// Sets the step that alone reads every field and the opening of the kind's entries.
inline sim::KindSchema with_channel(sim::KindSchema schema, const std::string& step) {
  schema.channel = step;
  for (sim::FieldSchema& each : schema.fields) each.channel = step;
  return schema;
}

}  // namespace xiamen
