#include "sim/cli/description.hpp"
#include "sim/cli/explanation.hpp"
#include "sim/cli/scenario_effects.hpp"
#include "sim/cli/value_origin.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

std::string place_of(const ExplainedStudy& explained, const ScenarioEffect& effect) {
  return explained.unpacked.name_in_study(effect.file) + ":" + std::to_string(effect.position.line);
}

Record beginning_of_row(const Scenario& scenario) {
  Record row;
  add(row, "what", {}, std::string("scenario"));
  add(row, "name", {}, scenario.stem);
  add(row, "title_en", {}, scenario.title.en);
  add(row, "title_zh", {}, scenario.title.zh);
  add(row, "question_en", {}, scenario.question.en);
  add(row, "question_zh", {}, scenario.question.zh);
  add(row, "cites", {}, joined(scenario.cites));
  add(row, "chain", {}, chain_text(scenario));
  return row;
}

/// A row for each change; one without a change for a scenario that has none.
void add_rows(const ExplainedStudy& explained, const Scenario& scenario, Explanation& result) {
  const auto effects = effects_of(scenario, explained.loaded.inputs, explained.study.last, Words());
  if (effects.empty()) result.rows.push_back(beginning_of_row(scenario));
  for (const ScenarioEffect& effect : effects) {
    Record row = beginning_of_row(scenario);
    add(row, "target", {}, effect.target);
    add(row, "how", {}, effect.how);
    add(row, "before", {}, effect.before);
    add(row, "after", {}, effect.after);
    add(row, "unit", {}, effect.unit);
    add(row, "from", {}, effect.from.text());
    add(row, "reached", {}, effect.reached.text());
    add(row, "until", {}, effect.until ? effect.until->text() : std::string());
    add(row, "set_by", {}, place_of(explained, effect));
    result.rows.push_back(std::move(row));
  }
}

Record record_of(const Session& session, const ExplainedStudy& explained, const Scenario& scenario) {
  const Words words = session.words();
  Record record = description_of(session, explained.loaded.inputs, scenario);
  std::vector<std::string> lines;
  for (const ScenarioEffect& effect :
       effects_of(scenario, explained.loaded.inputs, explained.study.last, words)) {
    for (const std::string& line : effect_lines(effect, words)) lines.push_back(line);
    lines.push_back("  <- " + place_of(explained, effect));
  }
  for (RecordField& field : record) {
    if (field.key == "changes" && !lines.empty()) field.lines = lines;
    if (field.key == "files") field.cell = {chain_text(scenario)};
  }
  return record;
}

}  // namespace

Explanation explain_scenario(const Session& session, const ExplainedStudy& explained,
                             const std::string& stem) {
  Explanation result;
  for (const Scenario& scenario : explained.loaded.scenarios) {
    if (scenario.stem != stem && file_stem(scenario.stem) != stem) continue;
    result.records.push_back(record_of(session, explained, scenario));
    add_rows(explained, scenario, result);
  }
  return result;
}

}  // namespace sim
