#include "sim/cli/value_origin.hpp"

#include <algorithm>
#include <optional>

#include "sim/cli/scenario_effects.hpp"
#include "sim/parameter/scaling.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

struct Origin {
  std::string how;
  std::string how_shown;
  std::string place;
  friend bool operator==(const Origin&, const Origin&) = default;
};

bool is_switch(const ScenarioEffect& effect) {
  return effect.how == "activate" || effect.how == "deactivate";
}

/// Finds, quarter by quarter, what the value of one parameter comes from.
class OriginFinder {
 public:
  OriginFinder(const UnpackedStudy& unpacked, const Loaded& loaded, const Scenario& scenario,
               const ScenarioInputs& realised, const std::string& key, const Words& words)
      : unpacked_(unpacked),
        loaded_(loaded),
        scenario_(scenario),
        realised_(realised),
        id_(realised.inputs.parameters.require(key)),
        words_(words) {
    for (const ScenarioEffect& effect :
         effects_of(scenario, loaded.inputs, realised.timeline.last(), words)) {
      if (effect.target == key) effects_.push_back(effect);
    }
    scaling_ = read_scaling(realised.inputs);
    for (const Scaling::Extensive& each : scaling_.extensive) {
      if (each.id == id_) grows_ = each;
    }
    for (const std::string& setting : loaded.settings)
      set_ = set_ || trim(std::string_view(setting).substr(0, setting.find('='))) == key;
  }

  Origin at(Quarter quarter) const {
    Origin origin = unscaled(quarter);
    if (const double factor = size_at(quarter); grows_ && factor != 1.0) {
      const std::string& size = realised_.inputs.parameters[scaling_.size].key;
      origin.how += ", times " + shortest(factor) + " (" + size + ")";
      origin.how_shown += words_.pick(", times ", "，乘以 ") + shortest(factor) + " (" + size + ")";
    }
    return origin;
  }

 private:
  Origin unscaled(Quarter quarter) const {
    if (const ScenarioEffect* effect = effect_at(quarter)) return of(*effect);
    const Parameter& parameter = realised_.inputs.parameters[id_];
    const double of_data =
        grows_ ? Scaling::multiple(parameter.at(quarter), *grows_, size_at(quarter)) : parameter.at(quarter);
    if (realised_.timeline.get(id_, quarter) != of_data)
      return {"financing", words_.pick("financing", "资金来源"), financing_place()};
    if (is_frozen_at(quarter)) {
      const std::string frozen = "freeze " + scenario_.freeze->quarter.text();
      return {frozen, words_.pick("", "冻结：") + frozen,
              place(scenario_.freeze->file, scenario_.freeze->position)};
    }
    if (set_) return {"--set", "--set", "settings"};
    return {"in the data", words_.pick("in the data", "数据"), place(parameter.file, parameter.position)};
  }

  /// How many times as large the run is as the data.
  double size_at(Quarter quarter) const {
    return scaling_.size.exists() ? realised_.timeline.get(scaling_.size, quarter) : 1.0;
  }

  std::string place(const std::string& file, Position position) const {
    return unpacked_.name_in_study(file) + ":" + std::to_string(position.line);
  }
  Origin of(const ScenarioEffect& effect) const {
    return {effect.how, effect.how, place(effect.file, effect.position)};
  }

  /// Of changes the last one that holds in the quarter, of switches the latest.
  const ScenarioEffect* effect_at(Quarter quarter) const {
    const ScenarioEffect* found = nullptr;
    for (const ScenarioEffect& effect : effects_) {
      const bool holds = effect.from <= quarter && (!effect.until || quarter < *effect.until);
      const bool earlier = found != nullptr && is_switch(effect) && effect.from < found->from;
      if (holds && !earlier) found = &effect;
    }
    return found;
  }

  /// Whether the data would have moved it since.
  bool is_frozen_at(Quarter quarter) const {
    const ParameterId before = loaded_.inputs.parameters.find(realised_.inputs.parameters[id_].key);
    return scenario_.freeze && before.exists() &&
           loaded_.inputs.parameters[before].at(quarter) != realised_.inputs.parameters[id_].at(quarter);
  }

  /// The last file of the chain that says where the money comes from; the scenario's own if none does.
  std::string financing_place() const {
    for (auto text = scenario_.texts.rbegin(); text != scenario_.texts.rend(); ++text) {
      const std::string name = "scenarios/" + text->first;
      const TomlFile file = TomlFile::parse(text->second, name);
      if (file.root().contains("financing"))
        return name + ":" + std::to_string(key_position(file.root(), "financing").line);
    }
    return "scenarios/" + scenario_.texts.back().first;
  }

  const UnpackedStudy& unpacked_;
  const Loaded& loaded_;
  const Scenario& scenario_;
  const ScenarioInputs& realised_;
  ParameterId id_;
  const Words& words_;
  std::vector<ScenarioEffect> effects_;
  bool set_ = false;
  Scaling scaling_;
  std::optional<Scaling::Extensive> grows_;  ///< where the value grows with the run
};

}  // namespace

std::vector<ValueStretch> value_stretches(const UnpackedStudy& unpacked, const Loaded& loaded,
                                          const Scenario& scenario, const ScenarioInputs& realised,
                                          const std::string& key, const Words& words) {
  const OriginFinder finder(unpacked, loaded, scenario, realised, key, words);
  const ParameterTimeline& timeline = realised.timeline;
  const ParameterId id = realised.inputs.parameters.require(key);
  std::vector<ValueStretch> stretches;
  for (Quarter quarter = timeline.first(); quarter <= timeline.last(); quarter = quarter + 1) {
    const double value = timeline.get(id, quarter);
    const Origin origin = finder.at(quarter);
    const bool goes_on =
        !stretches.empty() && stretches.back().value == value &&
        Origin{stretches.back().how, stretches.back().how_shown, stretches.back().place} == origin;
    if (!goes_on) stretches.push_back({quarter, quarter, value, origin.how, origin.how_shown, origin.place});
    stretches.back().last = quarter;
  }
  return stretches;
}

std::string chain_text(const Scenario& scenario) {
  std::string text;
  for (const auto& [file, ignored] : scenario.texts) text += (text.empty() ? "" : " <- ") + file;
  return text;
}

}  // namespace sim
