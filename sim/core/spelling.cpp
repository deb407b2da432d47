#include <algorithm>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/core/utf8.hpp"

namespace sim {

namespace {

constexpr std::size_t longest_word = 200;  // in characters; nobody means another word by a longer one
constexpr std::size_t shortest_part = 3;   // in bytes; less stands in too many names

std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  while (!text.empty() && characters.size() <= longest_word) {
    const utf8::Character character = utf8::front(text);
    characters.push_back(character.code);
    text.remove_prefix(character.bytes);
  }
  return characters;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (Damerau
/// 1964, no character edited twice).
std::size_t edit_distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = above;
    above = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

bool parts_words(char c) {
  return c == '_' || c == '-' || c == '.';
}

/// Whether `name` is `part`, a separator, and more.
bool begins_with_part(std::string_view name, std::string_view part) {
  return name.size() > part.size() + 1 && name.substr(0, part.size()) == part &&
         parts_words(name[part.size()]);
}

bool ends_with_part(std::string_view name, std::string_view part) {
  if (name.size() <= part.size() + 1) return false;
  const std::size_t begin = name.size() - part.size();
  return name.substr(begin) == part && parts_words(name[begin - 1]);
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<char32_t> wanted = characters_of(word);
  if (wanted.empty() || wanted.size() > longest_word) return "";
  std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string best;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, characters_of(candidate));
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string likeliest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() < shortest_part || word.size() > longest_word) return nearest(word, candidates);
  std::string longer;
  std::string shorter;
  std::string around;
  for (const std::string& candidate : candidates) {
    if (candidate == word) continue;
    if (begins_with_part(candidate, word)) {
      if (longer.empty() || candidate.size() < longer.size()) longer = candidate;
    } else if (candidate.size() >= shortest_part && begins_with_part(word, candidate)) {
      if (candidate.size() > shorter.size()) shorter = candidate;
    } else if (ends_with_part(candidate, word)) {
      if (around.empty() || candidate.size() < around.size()) around = candidate;
    }
  }
  if (!longer.empty()) return longer;
  if (std::string close = nearest(word, candidates); !close.empty()) return close;
  return !shorter.empty() ? shorter : around;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string candidate = likeliest(word, candidates);
  return candidate.empty() ? "" : "; did you mean '" + printable(candidate) + "'?";
}

}  // namespace sim
