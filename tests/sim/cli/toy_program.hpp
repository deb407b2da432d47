#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "sim/cli/program.hpp"
#include "tests/sim/toy_model.hpp"

namespace toy {

/// The whole program around the toy model, in a folder of its own that holds the toy's data.
class Program {
 public:
  Program() {
    std::string name = (std::filesystem::temp_directory_path() / "toy_program_XXXXXX").string();
    folder_ = mkdtemp(name.data());
    write("data/models/toy/documents.toml",
          "[[document]]\nid = \"almanac\"\ncitation = \"Almanac, 2024\"\nrecognised_by = \"Almanac\"\n");
    write("data/models/toy/parameters/mill.toml", parameters());
    write_scenario("baseline", "As it is", "");
    write_scenario(
        "dear-grain", "Dear grain",
        "extends = \"baseline\"\n[[change]]\ntarget = \"market.price\"\nscale = 2.0\nfrom = \"2022Q1\"\n");
    write_scenario(
        "low-dues", "Low dues",
        "extends = \"baseline\"\n[[change]]\ntarget = \"guild.due\"\nset = \"2 %\"\nfrom = \"2023Q1\"\n");
  }
  ~Program() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
  };

  Outcome operator()(std::vector<std::string> arguments) const {
    return with(MillModel(), std::move(arguments));
  }
  /// The same around another model.
  Outcome with(const sim::Model& model, std::vector<std::string> arguments) const {
    sim::ProgramOptions options{"innosim", path("data")};
    std::ostringstream out;
    std::ostringstream err;
    sim::Console console{out, err};
    const int code = sim::run_program(model, options, arguments, console);
    return {code, out.str(), err.str()};
  }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << text;
  }
  void write_scenario(const std::string& stem, const std::string& title, const std::string& rest) const {
    write("data/scenarios/" + stem + ".toml", "title = { en = \"" + title + "\", zh = \"情景\" }\n" +
                                                  "question = { en = \"What then?\", zh = \"如何?\" }\n" +
                                                  rest);
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }

 private:
  static std::string parameter(const std::string& key, const std::string& type, const std::string& value,
                               const std::string& rest) {
    return "[" + key + "]\ntype = \"" + type + "\"\nlabel = { en = \"the " + key + "\", zh = \"" + key +
           "量\" }\nmeaning = { en = \"" + key + " of the toy\", zh = \"玩具的" + key +
           "\" }\nvalue = " + value + "\n" + rest + "\n";
  }
  static std::string parameters() {
    return parameter(
               "mill.number", "count", "50",
               "range = { min = 1, max = 1000 }\nrole = \"initial\"\nsource = { document = \"almanac\", "
               "section = \"1\", printed = \"50 mills\", as_of = \"2024\" }") +
           parameter("mill.harvest", "number", "2.0",
                     "unit = \"t\"\nrange = { min = 0, max = 100 }\nrole = \"behaviour\"\n"
                     "source = { literature = \"Miller (1898)\" }") +
           parameter(
               "market.price", "money", "\"2500 CNY\"",
               "range = { min = \"0 CNY\", max = \"1e6 CNY\" }\nrole = \"lever\"\nchannel = \"trade_grain\"\n"
               "source = { assumed = \"a round number\" }") +
           parameter("guild.due", "share", "\"5 %\"",
                     "range = { min = 0, max = 1 }\nrole = \"lever\"\nchannel = \"pay_dues\"\n"
                     "source = { assumed = \"half a tithe\" }");
  }
  std::string folder_;
};

}  // namespace toy
