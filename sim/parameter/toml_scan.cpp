#include "sim/parameter/toml_scan.hpp"

#include <fmt/core.h>

#include "sim/core/text.hpp"
#include "sim/parameter/decimal.hpp"

namespace sim {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_bare_key(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '-';
}
bool is_bare_value(char c) {
  return is_bare_key(c) || c == '+' || c == '.' || c == ':';
}
constexpr const char* unit_hint = "; a value with a unit stands in quotes, such as \"4 quarters\"";

/// What is wrong with an unsigned decimal number; empty for a sound one, and for hexadecimal numbers and
/// dates, which the parser judges.
std::string number_fault(std::string_view digits) {
  if (digits.find_first_not_of("0123456789.eE+-_") != std::string_view::npos) return "";
  const bool date = digits.size() >= 8 && digits[4] == '-';
  if (date) return "";
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return "has a leading zero";
  std::string plain;
  for (const char c : digits) {
    if (c != '_') plain += c;
  }
  const NumberAndRest parts = split_number(plain);
  if (!parts.rest.empty()) return "is no number";
  const bool whole = plain.find_first_of(".eE") == std::string::npos;
  if (whole && !parse_integer(plain)) return "is too large for a whole number";
  if (!parse_decimal(parts.number, 0)) return "is too large or too small for a number";
  return "";
}

/// Walks over the text once; the first fault is thrown.
class Scanner {
 public:
  Scanner(std::string_view text, const TomlLimits& limits) : text_(text), limits_(limits) {}

  void document() {
    while (skip_blank_lines(), !at_end()) {
      if (peek() == '[') {
        header();
      } else {
        key();
        expect('=', "after the key");
        value(0);
      }
      end_of_line();
    }
  }

 private:
  bool at_end() const { return offset_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0';
  }
  bool ahead(std::string_view what) const { return text_.substr(offset_, what.size()) == what; }

  void advance() {
    const char passed = text_[offset_++];
    if (passed == '\n') {
      ++here_.line;
      here_.column = 1;
    } else if (at_end() || !continues_character(text_[offset_])) {
      ++here_.column;
    }
  }
  void advance(std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) advance();
  }

  [[noreturn]] void fail(std::string message) const { throw TomlFault{here_, std::move(message)}; }

  /// What stands here, for a message: one whole character.
  std::string found() const {
    if (at_end()) return "the end of the file";
    if (peek() == '\n' || peek() == '\r') return "the end of the line";
    std::size_t length = 1;
    while (offset_ + length < text_.size() && continues_character(text_[offset_ + length])) ++length;
    return "'" + printable(text_.substr(offset_, length)) + "'";
  }

  void skip_space() {
    while (peek() == ' ' || peek() == '\t') advance();
  }

  void skip_comment() {
    if (peek() != '#') return;
    while (!at_end() && peek() != '\n' && !ahead("\r\n")) {
      refuse_control("a comment");
      advance();
    }
  }

  bool skip_newline() {
    if (peek() == '\r') {
      if (peek(1) != '\n') fail("a carriage return stands without its line feed");
      advance();
    }
    if (at_end() || peek() != '\n') return false;
    advance();
    return true;
  }

  void skip_blank_lines() {
    do {
      skip_space();
      skip_comment();
    } while (skip_newline());
  }

  void refuse_control(const char* where) const {
    const auto byte = static_cast<unsigned char>(peek());
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) fail(fmt::format("control character in {}", where));
  }

  void expect(char wanted, const char* where) {
    skip_space();
    if (at_end() || peek() != wanted) fail(fmt::format("expected '{}' {}, found {}", wanted, where, found()));
    advance();
  }

  void end_of_line() {
    skip_space();
    skip_comment();
    if (at_end() || skip_newline()) return;
    fail(fmt::format("expected the end of the line, found {}{}", found(), after_number_ ? unit_hint : ""));
  }

  void header() {
    advance();
    const bool array = peek() == '[';
    if (array) advance();
    key();
    expect(']', "at the end of the header");
    if (!array) return;
    if (peek() != ']') fail(fmt::format("expected ']]' at the end of the header, found {}", found()));
    advance();
  }

  void key() {
    const Position begin = here_;
    after_number_ = false;
    for (std::size_t parts = 1;; ++parts) {
      if (parts > limits_.dotted_segments) {
        throw TomlFault{begin, fmt::format("key of more than {} parts", limits_.dotted_segments)};
      }
      skip_space();
      key_part();
      skip_space();
      if (peek() != '.') return;
      advance();
    }
  }

  void key_part() {
    if (peek() == '"' || peek() == '\'') {
      if (peek(1) == peek()) fail("a key may not be empty");
      line_string();
      return;
    }
    if (!is_bare_key(peek())) fail("expected a key, found " + found());
    while (is_bare_key(peek())) advance();
  }

  void line_string() {
    const char quote = peek();
    advance();
    while (at_end() || peek() != quote) {
      if (at_end() || peek() == '\n' || peek() == '\r') fail("a text in quotes does not end on its line");
      refuse_control("a text");
      if (quote == '"' && peek() == '\\') {
        advance();
        if (at_end() || peek() == '\n' || peek() == '\r') continue;
      }
      advance();
    }
    advance();
  }

  void block_string() {
    const Position begin = here_;
    const std::string quotes(3, peek());
    advance(3);
    while (!ahead(quotes)) {
      if (at_end()) throw TomlFault{begin, "a text in triple quotes does not end"};
      if (skip_newline()) continue;
      refuse_control("a text");
      if (quotes[0] == '"' && peek() == '\\' && (peek(1) == '"' || peek(1) == '\\')) advance();
      advance();
    }
    advance(3);
    for (int extra = 0; extra < 2 && peek() == quotes[0]; ++extra) advance();
  }

  void value(std::size_t depth) {
    if (depth > limits_.nesting) fail(fmt::format("more than {} levels of brackets", limits_.nesting));
    skip_space();
    after_number_ = false;
    switch (peek()) {
      case '"':
      case '\'':
        if (peek(1) == peek() && peek(2) == peek()) {
          block_string();
        } else {
          line_string();
        }
        return;
      case '[':
        return array(depth);
      case '{':
        return inline_table(depth);
      default:
        return bare_value();
    }
  }

  void array(std::size_t depth) {
    advance();
    while (true) {
      skip_blank_lines();
      if (peek() == ']') break;
      value(depth + 1);
      skip_blank_lines();
      if (peek() == ']') break;
      if (peek() != ',') fail(fmt::format("expected ',' or ']' in the list, found {}", found()));
      advance();
    }
    advance();
  }

  void inline_table(std::size_t depth) {
    advance();
    skip_space();
    while (peek() != '}') {
      key();
      expect('=', "after the key");
      value(depth + 1);
      skip_space();
      if (peek() == '}') break;
      if (peek() != ',') {
        fail(fmt::format("expected ',' or '}}' in the table, found {}; a table in braces stays on one line",
                         found()));
      }
      advance();
      skip_space();
    }
    advance();
  }

  void bare_value() {
    const Position begin = here_;
    const std::size_t first = offset_;
    while (is_bare_value(peek())) advance();
    const std::string_view word = text_.substr(first, offset_ - first);
    if (word.empty()) fail("expected a value, found " + found());
    if (word.size() > limits_.number_length) {
      throw TomlFault{begin, fmt::format("a number of {} characters; at most {} are read", word.size(),
                                         limits_.number_length)};
    }
    if (word == "true" || word == "false") return;
    const std::string_view digits = word.substr(word[0] == '+' || word[0] == '-' ? 1 : 0);
    if (digits == "nan" || digits == "inf") {
      throw TomlFault{begin, fmt::format("'{}' is no value; a finite number is needed", word)};
    }
    if (digits.empty() || !is_digit(digits[0])) {
      throw TomlFault{begin, fmt::format("'{}' is no value; text stands in quotes", word)};
    }
    if (std::string fault = number_fault(digits); !fault.empty()) {
      throw TomlFault{begin, fmt::format("'{}' {}", word, fault)};
    }
    after_number_ = true;
    constexpr std::string_view ends = " \t\r\n,]}#";
    if (!at_end() && ends.find(peek()) == std::string_view::npos) {
      fail(fmt::format("unexpected {} after a number{}", found(), unit_hint));
    }
  }

  std::string_view text_;
  const TomlLimits& limits_;
  std::size_t offset_ = 0;
  Position here_{1, 1};
  bool after_number_ = false;  // the last value was a bare number, so a unit may have lost its quotes
};

}  // namespace

std::optional<TomlFault> find_toml_fault(std::string_view text, const TomlLimits& limits) {
  if (auto fault = find_encoding_fault(text, limits)) return fault;
  try {
    Scanner(text, limits).document();
  } catch (const TomlFault& fault) {
    return fault;
  }
  return std::nullopt;
}

}  // namespace sim
