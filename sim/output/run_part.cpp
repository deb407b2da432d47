#include "sim/output/run_part.hpp"

#include <algorithm>

#include "sim/core/byte_stream.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/output/panel_stream.hpp"
#include "sim/output/sealed_bytes.hpp"
#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"

namespace sim {
std::vector<std::byte> outline_bytes(const StudyOutline& outline) {
  ByteWriter out;
  out.text(outline.maker);
  const std::vector<std::byte> study = to_bytes(outline.study);
  out.text({reinterpret_cast<const char*>(study.data()), study.size()});
  return seal(outline_kind, parts_layout_version, out.take());
}

StudyOutline outline_from_bytes(std::span<const std::byte> bytes) {
  ByteReader in(unseal(outline_kind, parts_layout_version, bytes), "the outline");
  StudyOutline outline;
  outline.maker = in.text();
  const std::string study = in.text();
  in.end();
  outline.study = study_from_bytes(std::as_bytes(std::span<const char>(study)));
  if (!outline_fault(outline.study).empty()) in.damaged();
  return outline;
}

Digest outline_digest(const StudyOutline& outline) {
  Digester digester;
  digester.add(outline_bytes(outline));
  return digester.result();
}

std::vector<std::byte> part_bytes(const RunPart& part, const Digest& outline) {
  ByteWriter out;
  std::size_t size = 0;
  for (const std::vector<double>& series : part.series) size += (series.size() + 1) * sizeof(double);
  out.reserve(size + part.step_seconds.size() * sizeof(double) + 128);
  for (const std::uint64_t number :
       {outline.high, outline.low, std::uint64_t{part.scenario}, std::uint64_t{part.replicate},
        part.state_digest.high, part.state_digest.low})
    out.number(number);
  out.each(part.series, [&](const std::vector<double>& series) { out.reals(series); });
  out.each(part.panels, [&](const PanelRows& rows) { put_panel_rows(out, rows); });
  out.reals(part.step_seconds);
  out.text(part.failure);
  return seal(part_kind, parts_layout_version, out.take());
}

RunPart part_from_bytes(std::span<const std::byte> bytes, const Study& study, const Digest& outline) {
  ByteReader in(unseal(part_kind, parts_layout_version, bytes), "the run");
  const Digest of{in.number(), in.number()};
  if (of != outline) throw InvalidInput("is a run of another study");
  RunPart part;
  part.scenario = in.number();
  part.replicate = in.number();
  part.state_digest.high = in.number();
  part.state_digest.low = in.number();
  in.each(sizeof(std::uint64_t), [&] { part.series.push_back(in.reals()); });
  in.each(24, [&] {
    if (part.panels.size() == study.panels.size()) in.damaged();
    part.panels.push_back(get_panel_rows(in, study.panels[part.panels.size()].table));
  });
  part.step_seconds = in.reals();
  part.failure = in.text();
  in.end();
  if (part.scenario >= study.scenarios.size() || part.replicate >= study.replicates.size() ||
      part.series.size() != study.variables.size() || part.panels.size() != study.panels.size())
    in.damaged();
  for (std::size_t place = 0; place < part.series.size(); ++place) {
    if (part.series[place].size() != study.quarters() * study.variables[place].cells) in.damaged();
  }
  return part;
}

void make_room(Study& study) {
  const std::size_t runs = study.scenarios.size() * study.replicates.size();
  study.state_digests.assign(runs, {});
  if (study.design) study.design->failures.assign(runs, "");
  for (Study::Panel& panel : study.panels) panel = {panel.table, {}, {}, PanelRows::of(panel.table)};
  for (Study::Variable& variable : study.variables)
    variable.values.assign(runs * study.quarters() * variable.cells, not_a_number);
}

void put_part(const RunPart& part, Study& study) {
  const std::size_t run = part.scenario * study.replicates.size() + part.replicate;
  study.state_digests.at(run) = part.state_digest;
  if (study.design) study.design->failures.at(run) = part.failure;
  for (std::size_t place = 0; place < study.panels.size(); ++place) {
    Study::Panel& panel = study.panels[place];
    const PanelRows& rows = part.panels.at(place);
    panel.scenario.insert(panel.scenario.end(), rows.size(), static_cast<std::int32_t>(part.scenario));
    panel.replicate.insert(panel.replicate.end(), rows.size(), static_cast<std::int32_t>(part.replicate));
    panel.rows.append(rows);
  }
  for (std::size_t place = 0; place < part.series.size(); ++place) {
    const std::vector<double>& series = part.series[place];
    Study::Variable& variable = study.variables.at(place);
    if (series.size() != study.quarters() * variable.cells ||
        variable.values.size() < (run + 1) * series.size())
      throw RunFailed("a run does not fit into its study");
    std::copy(series.begin(), series.end(),
              variable.values.begin() + static_cast<std::ptrdiff_t>(run * series.size()));
  }
}

}  // namespace sim
