#include <algorithm>

#include "sim/cli/description.hpp"
#include "sim/cli/explanation.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/cli/value_origin.hpp"

namespace sim {
namespace {

/// Of a long ramp the first values and the last tell enough.
constexpr std::size_t most_told = 8;
constexpr std::size_t told_at_first = 4;

std::string stretch_text(const Parameter& parameter, const ValueStretch& stretch, const Words& words) {
  return value_text(parameter, stretch.value, words) + words.pick(" from ", "，自 ") + stretch.from.text() +
         words.pick("", " 起") + words.pick("  <- ", "  ← ") + stretch.place + " (" + stretch.how_shown + ")";
}

std::vector<std::string> stretch_lines(const Parameter& parameter, const std::vector<ValueStretch>& stretches,
                                       const Words& words) {
  std::vector<std::string> lines;
  const bool all = stretches.size() <= most_told;
  for (std::size_t place = 0; place < stretches.size(); ++place) {
    if (all || place < told_at_first || place + 1 == stretches.size())
      lines.push_back(stretch_text(parameter, stretches[place], words));
    if (!all && place == told_at_first)
      lines.push_back(std::to_string(stretches.size() - told_at_first - 1) +
                      words.pick(" more values (--format csv)", " 个其余数值（--format csv）"));
  }
  return lines;
}

/// Scenarios in which the value is the same and comes from the same place.
struct Alike {
  std::vector<std::string> lines;
  std::vector<const Scenario*> scenarios;
};

void add_alike(const std::vector<Alike>& groups, const Words& words, Record& record) {
  for (const Alike& group : groups) {
    const Scenario& first = *group.scenarios.front();
    add(record, first.stem, {first.stem, first.stem}, first.stem);
    std::vector<std::string>& lines = record.back().lines;
    lines = group.lines;
    if (group.scenarios.size() == 1 && first.texts.size() > 1)
      lines.push_back(words.pick("chain: ", "继承：") + chain_text(first));
    std::string others;
    for (std::size_t place = 1; place < group.scenarios.size(); ++place)
      others += (place == 1 ? "" : ", ") + group.scenarios[place]->stem;
    if (!others.empty()) lines.push_back(words.pick("likewise: ", "同上：") + others);
  }
}

void add_citations(Record& record, const Inputs& inputs, const Parameter& parameter) {
  std::vector<std::string> lines;
  for (const Source& source : parameter.sources) {
    if (source.basis != Source::Basis::document) continue;
    const std::string line = citation_text(inputs, source.document);
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  }
  if (lines.empty()) return;
  add(record, "documents", {"documents", "文件来源"}, lines.front());
  record.back().lines = std::move(lines);
}

Record row_of(const Study& study, std::size_t scenario, const Inputs& inputs, const Parameter& parameter,
              const ValueStretch& stretch, const std::string& chain, const std::string& file) {
  const Source source = parameter.sources.empty() ? Source() : parameter.sources.front();
  const Document* document = inputs.document(source.document);
  Record row;
  add(row, "what", {}, std::string("parameter"));
  add(row, "name", {}, parameter.key);
  add(row, "scenario", {}, study.scenarios[scenario]);
  add(row, "from", {}, stretch.from.text());
  add(row, "last", {}, stretch.last.text());
  add(row, "value", {}, value_of(parameter, stretch.value));
  add(row, "unit", {}, parameter.unit);
  add(row, "how", {}, stretch.how);
  add(row, "set_by", {}, stretch.place);
  add(row, "chain", {}, chain);
  add(row, "default_in", {}, file + ":" + std::to_string(parameter.position.line));
  add(row, "basis", {}, basis_text(parameter));
  add(row, "document", {}, source.document);
  add(row, "citation", {}, document == nullptr ? std::string() : document->citation);
  add(row, "section", {}, source.section);
  add(row, "printed", {}, source.printed);
  add(row, "source", {}, sources_text(parameter.sources, Words()));
  return row;
}

}  // namespace

std::vector<std::string> known_keys(const ExplainedStudy& explained) {
  const Inputs& inputs = explained.loaded.inputs;
  std::vector<std::string> keys = inputs.parameters.keys();
  for (const Scenario& scenario : explained.loaded.scenarios) {
    for (const AddedEntry& added : scenario.added) {
      keys.push_back(added.id + ".active");
      for (const FieldSchema& field : inputs.kind(added.kind)->fields)
        keys.push_back(added.id + "." + field.name);
    }
  }
  return keys;
}

std::string citation_text(const Inputs& inputs, const std::string& document) {
  const Document* found = inputs.document(document);
  return found == nullptr ? document : document + ": " + found->citation;
}

Explanation explain_parameter(const Session& session, const ExplainedStudy& explained,
                              const std::string& key) {
  Explanation result;
  const Words words = session.words();
  const std::vector<std::string> keys = known_keys(explained);
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) return result;
  std::vector<Alike> groups;
  for (std::size_t place = 0; place < explained.study.scenarios.size(); ++place) {
    const Scenario& scenario = explained.loaded.scenarios[place];
    const ScenarioInputs realised =
        realise(scenario, explained.loaded.inputs, explained.study.first, explained.study.last);
    const Inputs& inputs = realised.inputs;
    const ParameterId id = inputs.parameters.find(key);
    if (!id.exists()) continue;  // an entry that another scenario adds
    const Parameter& parameter = inputs.parameters[id];
    const std::string file = explained.unpacked.name_in_study(parameter.file);
    if (result.empty()) {
      const ParameterId plain = explained.loaded.inputs.parameters.find(key);
      const Inputs& data = plain.exists() ? explained.loaded.inputs : inputs;
      Record record = description_of(session, data, data.parameters[data.parameters.require(key)]);
      record.back().cell = {file + ":" + std::to_string(parameter.position.line)};
      add_citations(record, inputs, parameter);
      result.records.push_back(std::move(record));
    }
    const std::vector<ValueStretch> stretches =
        value_stretches(explained.unpacked, explained.loaded, scenario, realised, key, words);
    std::vector<std::string> lines = stretch_lines(parameter, stretches, words);
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&lines](const Alike& group) { return group.lines == lines; });
    if (same == groups.end()) {
      groups.push_back({std::move(lines), {&scenario}});
    } else {
      same->scenarios.push_back(&scenario);
    }
    for (const ValueStretch& stretch : stretches)
      result.rows.push_back(
          row_of(explained.study, place, inputs, parameter, stretch, chain_text(scenario), file));
  }
  if (!result.empty()) add_alike(groups, words, result.records.front());
  return result;
}

}  // namespace sim
