#pragma once
#include <string>
#include <string_view>

/// Names of parameterised cases for people: "07_wrong_unit_quarters", of the letters and digits of `text`.
namespace river {

inline bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

inline std::string case_name(std::size_t number, std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string name = (number < 10 ? "0" : "") + std::to_string(number);
  bool inside = false;
  for (const char c : text) {
    if (name.size() >= longest) break;
    if (is_plain(c)) {
      if (!inside) name += '_';
      name += c;
    }
    inside = is_plain(c);
  }
  return name;
}

}  // namespace river
