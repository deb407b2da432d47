#include "tests/fuzz/refusal.hpp"

#include <algorithm>
#include <array>

#include "sim/core/utf8.hpp"
#include "tests/fuzz/property.hpp"

namespace fuzz {
namespace {

/// The line `number` of `text` without its end; false if there is none.
bool find_line(std::string_view text, int number, std::string_view& line) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (int at = 1; at < number; ++at) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  line = text.substr(0, text.find('\n'));
  return true;
}

int characters(std::string_view text) {
  int count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(sim::utf8::front(text).bytes);
  return count;
}

/// What is missing has no place, and neither has a file that cannot be read at all.
bool speaks_of_the_whole(const std::string& message) {
  constexpr std::array<std::string_view, 4> begins{"missing ", "and ", "the file is empty", "longer than "};
  return std::any_of(begins.begin(), begins.end(),
                     [&](std::string_view begin) { return message.starts_with(begin); });
}

void demand_shown(const sim::Problem& problem) {
  const std::string shown = sim::render(problem);
  for (std::string_view left = shown; !left.empty();) {
    const sim::utf8::Character character = sim::utf8::front(left);
    demand(character.valid, "not UTF-8 is shown: " + shown);
    demand(character.code == '\n' || !sim::utf8::is_control(character.code), "a control character is shown");
    left.remove_prefix(character.bytes);
  }
  demand(problem.message.find('\n') == std::string::npos, "a message of two lines: " + shown);
}

void demand_place(const sim::Problem& problem, const Texts& texts) {
  const std::string told = sim::render(problem);
  const auto text = texts.find(problem.file);
  demand(text != texts.end(), "a problem of no file that was read: " + told);
  if (problem.position.line == 0) {
    demand(problem.position.column == 0 && speaks_of_the_whole(problem.message), "no place: " + told);
    return;
  }
  std::string_view line;
  demand(find_line(text->second, problem.position.line, line), "beyond the last line: " + told);
  demand(problem.position.column >= 1 && problem.position.column <= characters(line) + 1,
         "beyond the end of the line: " + told);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  demand(problem.source_line == line, "shows another line: " + told);
}

}  // namespace

void demand_places(const std::vector<sim::Problem>& problems, const Texts& texts) {
  for (const sim::Problem& problem : problems) {
    demand(!problem.message.empty(), "an empty message");
    demand_shown(problem);
    demand_place(problem, texts);
  }
}

void demand_refusal(const sim::InvalidInput& error, const Texts& texts) {
  demand(sim::count_errors(error.problems()) > 0, "refused without an error");
  demand_places(error.problems(), texts);
}

void demand_message(const sim::InvalidInput& error) {
  demand(!error.problems().empty(), "refused without a problem");
  for (const sim::Problem& problem : error.problems()) {
    demand(!problem.message.empty(), "an empty message");
    demand_shown(problem);
  }
}

}  // namespace fuzz
