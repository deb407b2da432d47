#pragma once
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/xiamen/mechanisms/choices.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/schedule/state_names.hpp"

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

/// Any of a list but not none; all of them where nothing is said.
inline sim::FieldSchema set_of(FieldText text, std::vector<std::string> choices) {
  const auto all = static_cast<double>((std::uint64_t{1} << choices.size()) - 1);
  sim::FieldSchema schema = field(std::move(text), sim::ValueType::set, 1, all, "all");
  schema.choices = std::move(choices);
  return schema;
}
inline sim::FieldSchema sectors_served(sim::Label meaning) {
  return set_of({"sectors", "sectors", "行业", std::move(meaning)}, sector_choices());
}

/// Adds `sectors` and `districts`, whom alone the entry serves (entities/served.hpp), for the step that owns
/// it.
inline sim::KindSchema with_served(sim::KindSchema schema, sim::Label of_sectors, sim::Label of_districts) {
  schema.fields.push_back(sectors_served(std::move(of_sectors)));
  schema.fields.push_back(
      set_of({"districts", "districts", "区", std::move(of_districts)}, district_choices()));
  for (std::size_t added = schema.fields.size() - 2; added < schema.fields.size(); ++added)
    schema.fields[added].channel = schema.channel;
  return schema;
}

/// The stages an instrument serves: `stage_from` to `stage_to`.
inline sim::FieldOrder stages_in_order() {
  return {"stage_from", "stage_to", "the earliest stage served may not come after the latest"};
}

/// Public money with a yearly appropriation: the sum, who pays it, and what part of it a scenario adds.
/// A field of which more acts only where it turned somebody away; says so to those who raise it.
inline sim::FieldSchema limiting(sim::FieldSchema schema) {
  schema.raised = {
      "a limit: more acts only in quarters in which it turned somebody away ('bottlenecks FILE.h5' tells)",
      "限额：只有在它曾使申请未获满足的季度，提高才起作用（见 bottlenecks FILE.h5）"};
  return schema;
}

inline sim::KindSchema with_appropriation(sim::KindSchema schema, std::string default_text = "") {
  schema.fields.push_back(limiting(money(
      {"appropriation",
       "appropriation",
       "年度预算",
       {"money that may be granted in a year; what is left lapses", "一年可批准的资金，当年未用完的作废"}},
      1e11, std::move(default_text))));
  schema.fields.push_back(share({"district_share",
                                 "districts' share",
                                 "区级承担比例",
                                 {"share that the districts pay; the city pays what districts and upper "
                                  "levels do not",
                                  "由各区承担的比例；区级和上级未承担的部分由市级支付"}},
                                "0"));
  schema.fields.push_back(share({"upper_share",
                                 "upper levels' share",
                                 "上级承担比例",
                                 {"share that province and state pay, within what the districts leave",
                                  "由省级和国家承担的比例，以区级承担之外的部分为限"}},
                                "0"));
  sim::FieldSchema additional =
      share({"additional_share",
             "additional share",
             "新增资金比例",
             {"part of the appropriation that a scenario adds to the baseline's, debited to additional "
              "financing; written by the scenario's financing, never by hand",
              "情景在基准预算之外新增的部分，记入“新增资金”账户；由情景的资金来源设定写入，不作手工设定"}},
            "0");
  additional.role = sim::ParameterRole::structural;
  schema.fields.push_back(std::move(additional));
  schema.sums.push_back({"appropriation", "additional_share"});
  return schema;
}

/// Sets the step that alone reads every field and the opening of the kind's entries, and the state that it
/// sets for them ("table: column, column").
inline sim::KindSchema with_channel(sim::KindSchema schema, const std::string& step,
                                    std::initializer_list<std::string_view> sets = {}) {
  schema.channel = step;
  for (sim::FieldSchema& each : schema.fields) each.channel = step;
  schema.sets = sim::state_names(sets);
  return schema;
}

/// Says that what is set is used by these steps alone.
inline sim::KindSchema with_uses(sim::KindSchema schema, std::vector<sim::ChoiceUse> uses) {
  schema.uses = std::move(uses);
  return schema;
}

}  // namespace xiamen
