#include "sim/cli/study_choice.hpp"

#include <algorithm>

namespace sim {
namespace {

/// Shown unasked, as far as the file reaches: the near end, the middle and the far end of a plan's usual
/// horizon.
const std::vector<Quarter>& usual_quarters() {
  static const std::vector<Quarter> quarters = {Quarter(2028, 4), Quarter(2030, 4), Quarter(2035, 4)};
  return quarters;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// "2030Q4", or "2030" for the year.
std::optional<Period> parse_period(const std::string& text) {
  if (const auto quarter = Quarter::parse(text)) return Period(*quarter);
  if (const auto quarter = text.size() == 4 ? Quarter::parse(text + "Q4") : std::nullopt)
    return Period::of_year(quarter->year());
  return std::nullopt;
}

/// "--at A B" leaves B over; it would read like a second file.
void refuse_quarters_apart(const Session& session) {
  const std::vector<std::string>& given = session.arguments.positional();
  const auto typed = session.arguments.text("at");
  const auto loose = std::find_if(given.begin(), given.end(), [](const std::string& text) {
    return parse_period(std::string(trim(text))).has_value();
  });
  if (!typed || given.size() < 2 || loose == given.end()) return;
  std::string together = typed->substr(0, typed->find_last_not_of(", ") + 1);
  for (const std::string& text : given) {
    if (parse_period(text)) together += "," + text;
  }
  throw InvalidInput("unexpected argument '" + printable(*loose, 60) +
                     "'; quarters are separated by commas: --at " + printable(together, 60));
}

}  // namespace

std::vector<OptionSpec> study_choice_options() {
  return {{"against", 0, "SCENARIO", "what the others are compared with", "baseline"},
          {"at", 0, "QUARTERS", "quarters or years, separated by commas", "2028Q4,2030Q4,2035Q4"}};
}

std::string study_argument(const Session& session) {
  refuse_quarters_apart(session);
  return required_argument(session, 0, "a study file, FILE.h5", 1);
}

std::size_t chosen_baseline(const Session& session, const Study& study, std::vector<Problem>& problems) {
  const std::string against = session.arguments.text("against").value_or("baseline");
  const auto found = std::find(study.scenarios.begin(), study.scenarios.end(), against);
  if (found != study.scenarios.end()) return static_cast<std::size_t>(found - study.scenarios.begin());
  problems.push_back(usage_problem("the file has no scenario '" + printable(against, 60) + "'" +
                                   suggestion(against, study.scenarios) +
                                   " (--against one of: " + listed(study.scenarios) + ")"));
  return 0;
}

std::vector<Period> chosen_periods(const Session& session, const Study& study,
                                   std::vector<Problem>& problems) {
  std::vector<Period> periods;
  const auto inside = [&study](Quarter quarter) { return quarter >= study.first && quarter <= study.last; };
  const auto typed = session.arguments.text("at");
  if (!typed) {
    std::copy_if(usual_quarters().begin(), usual_quarters().end(), std::back_inserter(periods), inside);
    if (periods.empty()) periods.push_back(study.last);
    return periods;
  }
  for (std::size_t begin = 0; begin <= typed->size();) {
    const std::size_t end = std::min(typed->find(',', begin), typed->size());
    const std::string text(trim(std::string_view(*typed).substr(begin, end - begin)));
    const std::optional<Period> period = parse_period(text);
    if (!period || !inside(period->first()) || !inside(period->last)) {
      problems.push_back(usage_problem(
          "--at '" + printable(text, 60) + "' is not a quarter from " + study.first.text() + " to " +
          study.last.text() + ", written like " + study.last.text() + ", nor a whole year of it" +
          (text.find(' ') == std::string::npos ? ""
                                               : "; several are separated by commas: --at 2028Q4,2030Q4")));
    } else if (std::find(periods.begin(), periods.end(), *period) == periods.end()) {
      periods.push_back(*period);
    }
    begin = end + 1;
  }
  return periods;
}

}  // namespace sim
