#pragma once
#include <cstddef>
#include <string_view>

namespace sim::utf8 {

/// One character of UTF-8 text.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = true;  ///< false: a single byte that starts no character; `code` is then the byte
};

/// The character at the front of `text`, which must not be empty. Overlong forms, surrogates and codes above
/// U+10FFFF are not valid.
Character front(std::string_view text);

/// Columns that a terminal gives the character: 0 for combining marks, 2 for East Asian wide, else 1.
std::size_t width(char32_t code);

/// Whether printing the character as it stands could steer a terminal or hide what is written: control
/// characters, bidirectional marks, invisible spaces, line and paragraph separators.
bool is_control(char32_t code);

/// White space in the sense of Unicode, the ideographic space included; with the four separators of ASCII.
bool is_space(char32_t code);

}  // namespace sim::utf8
