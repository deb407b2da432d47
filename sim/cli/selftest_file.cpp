#include "sim/cli/selftest_file.hpp"

#include <limits>

#include "sim/core/hash.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

constexpr std::int64_t most_tested = 100;

std::int64_t read_count(const TableReader& reader, const char* key, std::int64_t low, std::int64_t high) {
  const toml::node* node = reader.need(key);
  if (node == nullptr) return low;
  const auto value = node->value_exact<std::int64_t>();
  if (value && *value >= low && *value <= high) return *value;
  reader.problem(*node, std::string("'") + key + "' is a whole number from " + std::to_string(low) + " to " +
                            std::to_string(high));
  return low;
}

/// 32 hexadecimal digits, as digests are written.
std::string read_digest(const TableReader& reader, const char* key) {
  std::string text = reader.text(key, true);
  const bool hexadecimal = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!text.empty() && (text.size() != Digest().hex().size() || !hexadecimal))
    reader.problem(*reader.find(key), std::string("'") + key + "' is a digest: 32 digits from 0 to f");
  return text;
}

void read_runs(const TomlFile& file, SelfTest& test, std::vector<Problem>& problems) {
  std::vector<std::pair<std::string, std::int64_t>> wanted;
  for (const std::string& scenario : test.scenarios) {
    for (std::int64_t replicate = 1; replicate <= test.replicates; ++replicate)
      wanted.emplace_back(scenario, replicate);
  }
  for (const toml::table* table : tables_of(file, "run", problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "the run", problems);
    reader.refuse_unknown({"scenario", "replicate", "state_digest"});
    SelfTest::Run run{reader.text("scenario", true), read_count(reader, "replicate", 1, most_tested),
                      read_digest(reader, "state_digest")};
    const std::size_t place = test.runs.size();
    if (place >= wanted.size() || wanted[place] != std::pair(run.scenario, run.replicate))
      reader.problem("the runs are those of the study, scenario by scenario, each replicate once");
    test.runs.push_back(std::move(run));
  }
  if (test.runs.size() < wanted.size())
    problems.push_back(file.problem(Position{}, std::to_string(wanted.size() - test.runs.size()) +
                                                    " of the study's " + std::to_string(wanted.size()) +
                                                    " runs have no [[run]]"));
}

}  // namespace

SelfTest read_selftest(const std::string& path) {
  const TomlFile file = TomlFile::read(path);
  std::vector<Problem> problems;
  const TableReader reader(file, file.root(), {1, 1}, "the self-test", problems);
  reader.refuse_unknown(
      {"model_version", "scenarios", "replicates", "seed", "until", "input_digest", "content_digest", "run"});
  SelfTest test;
  test.file = path;
  test.model_version = reader.text("model_version", true);
  test.version_position = key_position(file.root(), "model_version");
  test.scenarios = reader.texts("scenarios");
  if (test.scenarios.empty()) reader.problem("missing 'scenarios', a list of names of scenarios");
  test.replicates = read_count(reader, "replicates", 1, most_tested);
  test.seed = read_count(reader, "seed", 0, std::numeric_limits<std::int64_t>::max());
  test.last = reader.quarter("until", true).value_or(Quarter());
  test.input_digest = read_digest(reader, "input_digest");
  test.content_digest = read_digest(reader, "content_digest");
  if (problems.empty()) read_runs(file, test, problems);
  if (!problems.empty()) throw InvalidInput(first_problems(std::move(problems)));
  return test;
}

}  // namespace sim
