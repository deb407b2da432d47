#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/text.hpp"
#include "sim/design/prior.hpp"

namespace sim {
namespace {

struct Notation {
  const char* name;
  Prior::Family family;
  std::size_t numbers;
  const char* example;
};

constexpr std::array<Notation, 6> notations = {{{"U", Prior::Family::uniform, 2, "U[0.2, 0.5]"},
                                                {"N", Prior::Family::normal, 2, "N(0.038, 0.004)"},
                                                {"LN", Prior::Family::lognormal, 2, "LN(0.02, 0.5)"},
                                                {"Beta", Prior::Family::beta, 2, "Beta(6, 14)"},
                                                {"G", Prior::Family::gamma, 2, "G(2, 0.5)"},
                                                {"PERT", Prior::Family::pert, 3, "PERT(8, 12, 20)"}}};

/// A name, and numbers in brackets.
struct Call {
  std::string name;
  std::vector<double> numbers;
};

bool opens(char c) {
  return c == '(' || c == '[';
}
bool closes(char c) {
  return c == ')' || c == ']';
}

/// Takes "NAME(1, 2)" from the front of `text`; nothing, and `text` as it was, if there is none.
std::optional<Call> take_call(std::string_view& text) {
  const std::size_t open =
      static_cast<std::size_t>(std::find_if(text.begin(), text.end(), opens) - text.begin());
  const std::size_t close =
      static_cast<std::size_t>(std::find_if(text.begin(), text.end(), closes) - text.begin());
  if (open >= close || close == text.size()) return std::nullopt;
  Call call{std::string(trim(text.substr(0, open))), {}};
  std::string_view inside = text.substr(open + 1, close - open - 1);
  for (;;) {
    const std::size_t comma = std::min(inside.find(','), inside.size());
    const auto number = parse_number(trim(inside.substr(0, comma)));
    if (!number) return std::nullopt;
    call.numbers.push_back(*number);
    if (comma == inside.size()) break;
    inside = inside.substr(comma + 1);
  }
  text = trim(text.substr(close + 1));
  return call;
}

/// Why these numbers make no distribution; empty if they do.
std::string fault_of(const Prior& prior) {
  const std::array<double, 3>& n = prior.numbers;
  switch (prior.family) {
    case Prior::Family::uniform:
      return n[0] < n[1] ? "" : "its first number is the lower end";
    case Prior::Family::normal:
      return n[1] > 0 ? "" : "its deviation is above 0";
    case Prior::Family::lognormal:
      return n[0] > 0 && n[1] > 0 ? "" : "its median and its sigma are above 0";
    case Prior::Family::beta:
    case Prior::Family::gamma:
      return n[0] > 0 && n[1] > 0 ? "" : "its two numbers are above 0";
    case Prior::Family::pert:
      break;
  }
  return n[0] <= n[1] && n[1] <= n[2] && n[0] < n[2] ? ""
                                                     : "its numbers are the least, the mode and the most";
}

std::string all_examples() {
  std::string text;
  for (const Notation& one : notations) text += (text.empty() ? "" : ", ") + std::string(one.example);
  return text;
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const Notation& one : notations) names.emplace_back(one.name);
  return names;
}

PriorReading refused(std::string why) {
  return {Prior{}, std::move(why)};
}

/// The end of the notation, T[a,b].
std::string read_cut(std::string_view rest, Prior& prior) {
  const auto cut = take_call(rest);
  if (!cut || cut->name != "T" || cut->numbers.size() != 2 || !rest.empty())
    return "after the distribution may only stand where it is cut off: N(0.1, 0.05)T[0, 0.3]";
  if (!(cut->numbers[0] < cut->numbers[1])) return "the first number of T is the lower end";
  prior = prior.within(cut->numbers[0], cut->numbers[1]);
  return prior.mass() > 0 ? "" : "nothing of the distribution lies between the ends of T";
}

}  // namespace

PriorReading read_prior(std::string_view text) {
  std::string_view rest = trim(text);
  const auto call = take_call(rest);
  if (!call) return refused(fmt::format("'{}' is no distribution ({})", printable(text, 60), all_examples()));
  const auto* found = std::find_if(notations.begin(), notations.end(),
                                   [&](const Notation& one) { return call->name == one.name; });
  if (found == notations.end())
    return refused(fmt::format("unknown distribution '{}'{} ({})", printable(call->name, 30),
                               suggestion(call->name, all_names()), all_examples()));
  if (call->numbers.size() != found->numbers)
    return refused(fmt::format("'{}' takes {} numbers ({})", found->name, found->numbers, found->example));
  PriorReading reading;
  reading.prior.family = found->family;
  std::copy(call->numbers.begin(), call->numbers.end(), reading.prior.numbers.begin());
  if (const std::string fault = fault_of(reading.prior); !fault.empty())
    return refused(
        fmt::format("'{}' is no distribution: {} ({})", printable(text, 60), fault, found->example));
  if (!rest.empty()) reading.error = read_cut(rest, reading.prior);
  return reading;
}

}  // namespace sim
