#include "sim/cli/run_record.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <nlohmann/json.hpp>

#include "sim/core/parallel.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

std::string utc(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts = {};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text = {};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text.data(), length);
}

std::string host() {
  std::array<char, 256> name = {};
  return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("unknown");
}

std::string compiler() {
#ifdef __clang__
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace

void RunRecord::add(const std::vector<double>& more) {
  step_seconds.resize(std::max(step_seconds.size(), more.size()), 0.0);
  for (std::size_t step = 0; step < more.size(); ++step) step_seconds[step] += more[step];
}

std::string record_text(const Session& session, const RunRecord& record) {
  nlohmann::ordered_json json;
  json["study"] = record.study;
  json["command_line"] = nlohmann::ordered_json::array({session.program.program});
  for (const std::string& argument : session.command_line) json["command_line"].push_back(argument);
  json["program_version"] = session.program.version;
  json["commit"] = session.program.commit;
  json["compiler"] = compiler();
  json["host"] = host();
  json["threads"] = record.threads;
  json["hardware_threads"] = parallel::hardware_threads();
  json["started"] = utc(record.started);
  json["finished"] = utc(record.finished);
  json["seconds"] = record.seconds;
  json["seconds_per_step"] = nlohmann::ordered_json::object();
  const std::vector<StepInfo> steps = session.model.steps();
  for (std::size_t step = 0; step < steps.size() && step < record.step_seconds.size(); ++step)
    json["seconds_per_step"][steps[step].name] = record.step_seconds[step];
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void write_record(const Session& session, const RunRecord& record, const std::string& aside_folder) {
  const std::string text = record_text(session, record);
  write_file_atomically(record.study + ".run.json", std::as_bytes(std::span<const char>(text)),
                        {aside_folder});
}

}  // namespace sim
