#include <algorithm>
#include <filesystem>

#include "sim/cli/command.hpp"
#include "sim/output/parts_folder.hpp"
#include "sim/output/sound_study.hpp"

namespace sim {
namespace {

/// A study, whole or not.
struct Told {
  Study study;
  std::vector<std::optional<Digest>> finished;  // state digests, scenario-major
  bool whole = true;
  std::string folder = {};  // of the parts, where it is not whole
};

Told read(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    if (std::optional<UnfinishedStudy> unfinished = read_unfinished(path))
      return {std::move(unfinished->outline.study), std::move(unfinished->finished), false,
              parts_folder_of(path)};
  }
  Told told{read_verified_header(path), {}};
  told.finished.assign(told.study.state_digests.begin(), told.study.state_digests.end());
  return told;
}

Table run_table(const Told& told) {
  const Study& study = told.study;
  Table table({{"scenario", {"scenario", "情景"}},
               {"replicate", {"replicate", "重复"}, TableColumn::Audience::everyone, true},
               {"state_digest", {"state digest", "状态摘要"}},
               {"finished", {"finished", "已完成"}},
               {"model", {"", ""}},
               {"model_version", {"", ""}},
               {"file_version", {"", ""}},
               {"seed", {"", ""}},
               {"first", {"", ""}},
               {"last", {"", ""}},
               {"input_digest", {"", ""}}});
  const std::string inputs = study.input_digest().hex();
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
      const std::optional<Digest>& digest = told.finished.at(scenario * study.replicates.size() + replicate);
      table.add({{study.scenarios[scenario]},
                 {study.replicates[replicate]},
                 {digest ? Value(digest->hex()) : Value()},
                 {digest.has_value()},
                 {study.model},
                 {study.model_version},
                 {study.file_version},
                 {static_cast<std::int64_t>(study.seed)},
                 {study.first.text()},
                 {study.last.text()},
                 {inputs}});
    }
  }
  return table;
}

void write_summary(const Session& session, const std::string& path, const Told& told) {
  const Study& study = told.study;
  const bool zh = session.language == "zh";
  std::ostream& out = session.console.out;
  const auto line = [&](const char* en, const char* chinese, const std::string& text) {
    out << padded(zh ? chinese : en, 12) << printable(text, 4096) << '\n';
  };
  line("file", "文件", path);
  if (!told.whole) {
    const auto there = std::count_if(told.finished.begin(), told.finished.end(),
                                     [](const std::optional<Digest>& digest) { return digest.has_value(); });
    line("unfinished", "未完成",
         std::to_string(there) + (zh ? " / " : " of ") + std::to_string(told.finished.size()) +
             (zh ? " 次运行已存于 " : " runs are kept in ") + told.folder);
  }
  line("model", "模型",
       study.model + " " + study.model_version + (zh ? "（文件版本 " : " (file version ") +
           study.file_version + (zh ? "）" : ")"));
  line("horizon", "时间范围", study.first.text() + (zh ? " 至 " : " to ") + study.last.text());
  line("seed", "种子", std::to_string(study.seed));
  std::string numbers = std::to_string(study.replicates.front());
  if (study.replicates.size() > 1)
    numbers += (zh ? " 至 " : " to ") + std::to_string(study.replicates.back());
  line("replicates", "重复", std::to_string(study.replicates.size()) + " (" + numbers + ")");
  for (std::size_t place = 0; place < study.scenarios.size(); ++place)
    line(place == 0 ? "scenarios" : "", place == 0 ? "情景" : "",
         study.scenarios[place] + "  " + session.pick(study.scenario_titles[place]));
  line("inputs", "输入", study.input_digest().hex());
  for (const auto& [name, text] : study.input_texts)
    line("", "", digest_of(text).hex().substr(0, 12) + "  " + name);
}

ExitCode info(const Session& session) {
  const std::string path = required_argument(session, 0, "a study file, FILE.h5", 1);
  const Told told = read(path);
  if (session.format == Format::table) {
    write_summary(session, path, told);
  } else {
    write(run_table(told), session.format, session.style(), session.console.out);
  }
  return ExitCode::done;
}

}  // namespace

Command info_command() {
  Command command;
  command.name = "info";
  command.usage = "FILE.h5 [options]";
  command.summary = "what a study file holds and from which inputs it was made";
  command.details =
      "As JSON or CSV: one row per scenario and replicate with the digest of its states, which is equal "
      "exactly if\n"
      "every state of every agent in every quarter is. The whole file is read, and refused if it is "
      "damaged.\n"
      "Of a file that is not there yet it tells the runs that are kept in FILE.h5.parts/ (finished).";
  command.examples = {"info study.h5", "info study.h5 --format json"};
  command.run = info;
  return command;
}

}  // namespace sim
