#include "sim/cli/path_text.hpp"

#include <algorithm>

#include "sim/core/text.hpp"
#include "sim/schedule/causal_path.hpp"
#include "sim/schedule/state_names.hpp"

namespace sim {
namespace {

const Label heading = {"causal path", "作用路径"};

/// Why there is no way.
std::string nothing_touched(const PathStart& start, const Words& words) {
  if (start.used_by && start.used_by->empty())
    return words.pick("none: no step uses what it says, so nothing is touched",
                      "无：没有步骤使用它的内容，不触及任何状态");
  return words.pick("none: no step sets anything for it; it is sought or reported, never acted on",
                    "无：没有步骤为它设定状态；它只被寻求或报告，自身不起作用");
}

/// By table; of many columns of one table only how many they are.
std::string state_text(const std::vector<std::string>& names, const Words& words) {
  constexpr std::ptrdiff_t most = 5;
  std::vector<std::string> tables;
  for (const std::string& text : by_table(names, words.pick("(rows)", "（行）"))) {
    const std::ptrdiff_t columns = 1 + std::count(text.begin(), text.end(), ',');
    tables.push_back(columns <= most ? text
                                     : text.substr(0, text.find(": ")) + words.pick(" (", "（") +
                                           std::to_string(columns) + words.pick(" columns)", "列）"));
  }
  return joined(tables, "; ");
}

std::string when(int quarters, const Words& words) {
  if (quarters == 0) return "";
  if (quarters == 1) return words.pick(", next quarter:", "，下一季度：");
  return words.pick(", after ", "，") + std::to_string(quarters) + words.pick(" quarters:", "个季度后：");
}

std::string name_of(const StepInfo& step, const Words& words) {
  return words.chinese() ? step.name + "（" + step.label.zh + "）" : step.name;
}

/// Steps of the last level that read the same at the same time share a line.
struct Readers {
  std::vector<std::string> names;
  std::string when;
  std::string reads;
};

void add_reader(std::vector<Readers>& groups, const std::string& name, const std::string& quarter,
                const std::string& reads) {
  for (Readers& group : groups) {
    if (group.when == quarter && group.reads == reads) {
      group.names.push_back(name);
      return;
    }
  }
  groups.push_back({{name}, quarter, reads});
}

std::vector<std::string> lines_for_people(const CausalPath& path, const std::vector<StepInfo>& steps,
                                          const Words& words) {
  std::vector<std::string> lines;
  std::vector<Readers> last;
  for (const PathStep& each : path.steps) {
    const std::string name = name_of(steps[each.step], words);
    const std::string quarter = when(each.quarters, words);
    const std::string reads = state_text(each.reads, words);
    const std::string writes = state_text(each.writes, words);
    if (each.level == 0) lines.push_back("0  " + name + words.pick(" sets ", " 设定 ") + writes);
    if (each.level == 1) {
      lines.push_back("1  " + name + quarter + words.pick(" reads ", " 读 ") + reads +
                      words.pick("; writes ", "；写 ") + writes);
    }
    if (each.level == 2) add_reader(last, name, quarter, reads);
  }
  for (const Readers& group : last) {
    lines.push_back("2  " + joined(group.names, words.pick(", ", "、")) + group.when +
                    words.pick(group.names.size() == 1 ? " reads " : " read ", " 读 ") + group.reads);
  }
  if (path.further > 0)
    lines.push_back("…  " + std::to_string(path.further) +
                    words.pick(path.further == 1 ? " further step" : " further steps", " 个后续步骤"));
  return lines;
}

/// "0 open_market sets stall.fee; 1 sell_grain reads stall.fee writes mill.purse; further 3".
std::string text_for_programs(const CausalPath& path, const std::vector<StepInfo>& steps) {
  std::vector<std::string> parts;
  for (const PathStep& each : path.steps) {
    std::string part = std::to_string(each.level) + " " + steps[each.step].name;
    if (each.level > 0) part += " reads " + joined(each.reads, ", ");
    if (each.level == 0) part += " sets " + joined(each.writes, ", ");
    if (each.level == 1) part += " writes " + joined(each.writes, ", ");
    parts.push_back(std::move(part));
  }
  if (path.further > 0) parts.push_back("further " + std::to_string(path.further));
  return joined(parts, "; ");
}

/// Of many steps of one level only how many they are.
std::string names_by_level(const CausalPath& path, const std::vector<StepInfo>& steps, const Words& words) {
  constexpr std::size_t most = 6;
  std::vector<std::string> levels;
  for (int level = 0; level <= 2; ++level) {
    std::vector<std::string> names;
    for (const PathStep& each : path.steps) {
      if (each.level == level) names.push_back(steps[each.step].name);
    }
    if (names.empty()) break;
    levels.push_back(names.size() <= most ? joined(names, ", ")
                                          : std::to_string(names.size()) + words.pick(" steps", "个步骤"));
  }
  if (path.further > 0) levels.push_back(std::to_string(path.further) + words.pick(" further", "个后续步骤"));
  return joined(levels, " -> ");
}

std::string line_of(const Session& session, const Inputs& inputs, const Entry& entry, const Words& words) {
  const PathStart start = path_start(inputs, entry);
  if (start.channels.empty()) return nothing_touched(start, words);
  const std::vector<StepInfo> steps = session.model.steps();
  return names_by_level(causal_path(steps, start), steps, words);
}

}  // namespace

std::string causal_path_line(const Session& session, const Inputs& inputs, const Entry& entry) {
  return line_of(session, inputs, entry, session.words());
}

void add_causal_path(Record& record, const Session& session, const Inputs& inputs, const Entry& entry) {
  const Words words = session.words();
  std::vector<std::string> members;
  std::vector<std::string> lines;
  for (const std::string& id : entry.members) {
    const Entry* member = inputs.entry(id);
    if (member == nullptr) continue;
    members.push_back(id + ": " + line_of(session, inputs, *member, Words()));
    lines.push_back(id + words.pick(": ", "：") + line_of(session, inputs, *member, words));
  }
  if (!members.empty()) {
    add(record, "causal_path", heading, joined(members, "; "));
    record.back().lines = std::move(lines);
    return;
  }
  const PathStart start = path_start(inputs, entry);
  if (start.channels.empty()) {
    add(record, "causal_path", heading, nothing_touched(start, Words()), nothing_touched(start, words));
    return;
  }
  const std::vector<StepInfo> steps = session.model.steps();
  const CausalPath path = causal_path(steps, start);
  add(record, "causal_path", heading, text_for_programs(path, steps));
  record.back().lines = lines_for_people(path, steps, words);
}

}  // namespace sim
