#include "sim/cli/study_text.hpp"

#include <cmath>

namespace sim {

bool is_zh(const Session& session) {
  return session.language == "zh";
}

std::string text_of(double value, double scale, double size, bool sign) {
  return std::isfinite(value) ? readable(value / scale, size / scale, 3, sign) : std::string("-");
}

std::string title_of(const Session& session, const Study& made, const StudyOutcome& outcome,
                     const DisplayUnit& unit) {
  std::string measure = outcome.period.text();
  if (!unit.name.empty()) measure += (is_zh(session) ? "，" : ", ") + unit.name;
  return slice_title(made, outcome.slice, session.language) + (is_zh(session) ? "（" : " (") + measure +
         (is_zh(session) ? "）" : ")");
}

void write_rows(const Session& session, const Table& table) {
  write_text(table, indented(session.style()), session.console.out);
}

}  // namespace sim
