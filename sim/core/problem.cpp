#include "sim/core/problem.hpp"

#include <algorithm>
#include <limits>

#include "sim/core/text.hpp"
#include "sim/core/utf8.hpp"

namespace sim {

namespace {

constexpr std::size_t line_columns = 110;  // source lines longer than this are cut around the caret
constexpr std::string_view cut_mark = "…";

std::string hexadecimal(char32_t code, std::size_t digits) {
  constexpr std::string_view symbols = "0123456789abcdef";
  std::string text;
  for (std::size_t place = digits; place-- > 0;) text += symbols[(code >> (4 * place)) & 15U];
  return text;
}

/// One character as it may be shown.
std::string visible(std::string_view text, const utf8::Character& character) {
  if (!character.valid) return "\\x" + hexadecimal(character.code, 2);
  if (!utf8::is_control(character.code)) return std::string(text.substr(0, character.bytes));
  if (character.code == '\n') return "\\n";
  if (character.code == '\r') return "\\r";
  if (character.code == '\t') return "\\t";
  if (character.code < 0x100) return "\\x" + hexadecimal(character.code, 2);
  if (character.code < 0x10000) return "\\u" + hexadecimal(character.code, 4);
  return "\\U" + hexadecimal(character.code, 8);
}

/// The characters of `text` one by one, each as it may be shown.
std::vector<std::string> visible_characters(std::string_view text) {
  std::vector<std::string> characters;
  while (!text.empty()) {
    const utf8::Character character = utf8::front(text);
    characters.push_back(visible(text, character));
    text.remove_prefix(character.bytes);
  }
  return characters;
}

/// The source line and, where the column is known, a caret below it. A tab is shown as one space so that the
/// caret stands right on every terminal.
std::string excerpt(std::string_view line, int column) {
  std::vector<std::string> characters = visible_characters(line.substr(0, line.find_last_not_of("\r\n") + 1));
  std::replace(characters.begin(), characters.end(), std::string("\\t"), std::string(" "));
  const std::size_t caret = column < 1 ? 0 : static_cast<std::size_t>(column) - 1;

  // From the caret to the left up to half a line, then to the right up to a whole one.
  std::size_t first = std::min(caret, characters.size());
  std::size_t width = 0;
  const auto width_of = [&](std::size_t i) { return display_width(characters[i]); };
  std::size_t all = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) all += width_of(i);
  const std::size_t left_limit = all <= line_columns ? all : line_columns / 2;
  while (first > 0 && width + width_of(first - 1) <= left_limit) width += width_of(--first);
  std::size_t last = std::min(caret, characters.size());
  const std::size_t caret_width = width;
  while (last < characters.size() && width + width_of(last) <= line_columns) width += width_of(last++);

  std::string text = first > 0 ? std::string(cut_mark) : "";
  const std::size_t indent = (first > 0 ? 1 : 0) + caret_width;
  for (std::size_t i = first; i < last; ++i) text += characters[i];
  if (last < characters.size()) text += cut_mark;
  if (column < 1) return "\n" + text;
  return "\n" + text + "\n" + std::string(indent, ' ') + "^";
}

std::string all_visible(std::string_view text) {
  return printable(text, std::numeric_limits<std::size_t>::max());
}

std::string summary(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += render(problem);
  }
  return text;
}

}  // namespace

std::string render(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) {
    text += all_visible(problem.file) + ":";
    if (problem.position.line > 0) text += std::to_string(problem.position.line) + ":";
    if (problem.position.line > 0 && problem.position.column > 0) {
      text += std::to_string(problem.position.column) + ":";
    }
    text += " ";
  }
  text += problem.severity == Problem::Severity::error ? "error: " : "warning: ";
  text += all_visible(problem.message);
  if (!problem.source_line.empty()) text += excerpt(problem.source_line, problem.position.column);
  return text;
}

std::size_t count_errors(const std::vector<Problem>& problems) {
  return static_cast<std::size_t>(std::count_if(problems.begin(), problems.end(), [](const Problem& each) {
    return each.severity == Problem::Severity::error;
  }));
}

InvalidInput::InvalidInput(std::vector<Problem> problems)
    : std::runtime_error(summary(problems)), problems_(std::move(problems)) {}

InvalidInput::InvalidInput(std::string message)
    : InvalidInput(std::vector<Problem>{{"", {}, std::move(message), "", Problem::Severity::error}}) {}

std::string printable(std::string_view text, std::size_t limit) {
  std::string shown;
  std::size_t cut_at = 0;  // where the last character that leaves room for the mark ends
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == limit) return shown.substr(0, cut_at) + std::string(cut_mark);
    const utf8::Character character = utf8::front(text);
    if (count + 1 == limit) cut_at = shown.size();
    shown += visible(text, character);
    text.remove_prefix(character.bytes);
  }
  return shown;
}

std::string printable_lines(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  const auto plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
  while (!text.empty()) {
    const auto end = std::find_if_not(text.begin(), text.end(), plain);
    shown.append(text.begin(), end);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    if (text.empty()) break;
    const utf8::Character character = utf8::front(text);
    shown += text.starts_with("\r\n") ? "\r" : visible(text, character);
    text.remove_prefix(character.bytes);
  }
  return shown;
}

}  // namespace sim
