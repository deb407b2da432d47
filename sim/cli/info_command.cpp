#include "sim/cli/command.hpp"
#include "sim/output/sound_study.hpp"

namespace sim {
namespace {

Table run_table(const Study& study) {
  Table table({{"scenario", {"scenario", "情景"}},
               {"replicate", {"replicate", "重复"}, TableColumn::Audience::everyone, true},
               {"state_digest", {"state digest", "状态摘要"}},
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
      const Digest digest = study.state_digests.at(scenario * study.replicates.size() + replicate);
      table.add({{study.scenarios[scenario]},
                 {study.replicates[replicate]},
                 {digest.hex()},
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

void write_summary(const Session& session, const std::string& path, const Study& study) {
  const bool zh = session.language == "zh";
  std::ostream& out = session.console.out;
  const auto line = [&](const char* en, const char* chinese, const std::string& text) {
    out << padded(zh ? chinese : en, 12) << printable(text, 4096) << '\n';
  };
  line("file", "文件", path);
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
  const Study study = read_verified_header(path);
  if (session.format == Format::table) {
    write_summary(session, path, study);
  } else {
    write(run_table(study), session.format, session.style(), session.console.out);
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
      "every state of every agent in every quarter is. The whole file is read, and refused if it is damaged.";
  command.examples = {"info study.h5", "info study.h5 --format json"};
  command.run = info;
  return command;
}

}  // namespace sim
