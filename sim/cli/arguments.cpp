#include "sim/cli/arguments.hpp"

#include <algorithm>
#include <boost/program_options.hpp>

#include "sim/core/text.hpp"

namespace sim {
namespace {

namespace po = boost::program_options;

std::string quoted(std::string_view text) {
  return "'" + printable(text, 60) + "'";
}

/// The option that a whole token names, such as "--seed" or "-n"; nothing for "--seed=1", "-n1" and values.
const OptionSpec* named(const std::vector<OptionSpec>& specs, const std::string& token) {
  for (const OptionSpec& spec : specs) {
    if (token == "--" + spec.name || (spec.letter != 0 && token == std::string{'-', spec.letter}))
      return &spec;
  }
  return nullptr;
}

/// The library would take the next option for the missing value of this one.
void require_values(const std::vector<OptionSpec>& specs, const std::vector<std::string>& tokens) {
  for (std::size_t at = 0; at < tokens.size() && tokens[at] != "--"; ++at) {
    const OptionSpec* spec = named(specs, tokens[at]);
    if (spec == nullptr || spec->argument.empty()) continue;
    const bool given = at + 1 < tokens.size() && tokens[at + 1].rfind("--", 0) != 0 &&
                       named(specs, tokens[at + 1]) == nullptr;
    if (!given) throw InvalidInput("option '" + tokens[at] + "' needs a value: " + spec->argument);
    ++at;
  }
}

std::string unknown_option(const std::vector<OptionSpec>& specs, std::string token) {
  token = token.substr(0, token.find('='));
  std::vector<std::string> names;
  for (const OptionSpec& spec : specs) {
    names.push_back("--" + spec.name);
    if (token.size() > 2 && names.back().rfind(token, 0) == 0)
      return "unknown option " + quoted(token) + "; options are never abbreviated: write " + names.back();
  }
  return "unknown option " + quoted(token) + suggestion(token, names);
}

po::parsed_options parse_tokens(const std::vector<OptionSpec>& specs,
                                const std::vector<std::string>& tokens) {
  po::options_description description;
  for (const OptionSpec& spec : specs) {
    const std::string names = spec.letter == 0 ? spec.name : spec.name + "," + spec.letter;
    if (spec.argument.empty()) {
      description.add_options()(names.c_str(), "");
    } else {
      description.add_options()(names.c_str(), po::value<std::string>(), "");
    }
  }
  const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(tokens).options(description).style(style).run();
  } catch (const po::unknown_option& error) {
    throw InvalidInput(unknown_option(specs, error.get_option_name()));
  } catch (const po::error_with_option_name& error) {
    const std::string name = error.get_option_name();
    const OptionSpec* spec = named(specs, name);
    if (spec != nullptr && spec->argument.empty())
      throw InvalidInput("option " + quoted(name) + " takes no value");
    throw InvalidInput("option " + quoted(name) + " needs a value");
  } catch (const po::error& error) {
    throw InvalidInput(std::string("command line: ") + error.what());
  }
}

}  // namespace

Problem usage_problem(std::string message) {
  Problem problem;
  problem.message = std::move(message);
  return problem;
}

Arguments Arguments::parse(const std::vector<OptionSpec>& specs, const std::vector<std::string>& tokens) {
  require_values(specs, tokens);
  Arguments result;
  for (const po::option& option : parse_tokens(specs, tokens).options) {
    if (option.string_key.empty()) {
      result.positional_.insert(result.positional_.end(), option.value.begin(), option.value.end());
      continue;
    }
    const OptionSpec* spec = named(specs, "--" + option.string_key);
    if (spec == nullptr) spec = named(specs, option.string_key);
    if (spec == nullptr) throw InvalidInput(unknown_option(specs, option.string_key));
    if (!spec->repeatable && result.has(spec->name))
      throw InvalidInput("option '--" + spec->name + "' is given twice");
    std::vector<std::string>& values = result.values_[spec->name];
    values.insert(values.end(), option.value.begin(), option.value.end());
  }
  return result;
}

std::optional<std::string> Arguments::text(const std::string& name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::vector<std::string> Arguments::texts(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

long long Arguments::integer(const std::string& name, long long otherwise, long long low, long long high,
                             std::vector<Problem>& problems) const {
  const std::optional<std::string> typed = text(name);
  if (!typed) return otherwise;
  const std::optional<long long> number = parse_integer(*typed);
  if (number && *number >= low && *number <= high) return *number;
  problems.push_back(usage_problem("--" + name + " " + quoted(*typed) + " is not a whole number from " +
                                   std::to_string(low) + " to " + std::to_string(high)));
  return otherwise;
}

Quarter Arguments::quarter(const std::string& name, Quarter otherwise, Quarter low, Quarter high,
                           std::vector<Problem>& problems) const {
  const std::optional<std::string> typed = text(name);
  if (!typed) return otherwise;
  const std::optional<Quarter> quarter = Quarter::parse(*typed);
  if (quarter && *quarter >= low && *quarter <= high) return *quarter;
  problems.push_back(usage_problem("--" + name + " " + quoted(*typed) + " is not a quarter from " +
                                   low.text() + " to " + high.text() + ", written like " + otherwise.text()));
  return otherwise;
}

std::string Arguments::choice(const std::string& name, const std::vector<std::string>& choices,
                              std::vector<Problem>& problems) const {
  const std::optional<std::string> typed = text(name);
  if (!typed) return choices.front();
  if (std::find(choices.begin(), choices.end(), *typed) != choices.end()) return *typed;
  std::string allowed;
  for (const std::string& choice : choices) allowed += (allowed.empty() ? "" : ", ") + choice;
  problems.push_back(usage_problem("--" + name + " " + quoted(*typed) + " is none of " + allowed +
                                   suggestion(*typed, choices)));
  return choices.front();
}

CommandLine split_command(const std::vector<OptionSpec>& specs, const std::vector<std::string>& arguments) {
  CommandLine line;
  std::size_t at = 0;
  for (; at < arguments.size(); ++at) {
    const std::string& token = arguments[at];
    if (token.size() < 2 || token.front() != '-') break;
    const OptionSpec* spec = named(specs, token.substr(0, token.find('=')));
    if (spec == nullptr)
      throw InvalidInput("unknown option " + quoted(token) + " before the command" +
                         "; the options of a command follow its name");
    line.others.push_back(token);
    const bool takes_next = !spec->argument.empty() && token.find('=') == std::string::npos;
    if (takes_next && at + 1 < arguments.size()) line.others.push_back(arguments[++at]);
  }
  if (at < arguments.size()) line.command = arguments[at++];
  line.others.insert(line.others.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at), arguments.end());
  return line;
}

}  // namespace sim
