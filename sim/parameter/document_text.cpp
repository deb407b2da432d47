#include "sim/parameter/document_text.hpp"

#include <algorithm>

#include "sim/core/utf8.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_searched = 1U << 20;  // bytes; a document of policy has a twentieth of it
constexpr std::size_t longest_phrase = 200;         // characters

struct Characters {
  std::vector<char32_t> codes;
  std::vector<std::size_t> begins;  // in bytes, with the end of the last
};

Characters characters_of(std::string_view text) {
  Characters characters;
  std::size_t at = 0;
  while (at < text.size()) {
    const utf8::Character character = utf8::front(text.substr(at));
    characters.codes.push_back(character.code);
    characters.begins.push_back(at);
    at += character.bytes;
  }
  characters.begins.push_back(at);
  return characters;
}

struct Passage {
  std::size_t edits = 0;
  std::size_t begin = 0;  // the character it begins with
  std::size_t end = 0;    // the one after it
};

/// Sellers (1980): the edit distance of the phrase to every passage, column by column of the text. A passage
/// may begin anywhere, so the first cell of each column is 0.
Passage most_alike(const std::vector<char32_t>& phrase, const std::vector<char32_t>& text) {
  std::vector<Passage> column(phrase.size() + 1);
  for (std::size_t row = 0; row < column.size(); ++row) column[row].edits = row;
  Passage best{phrase.size(), 0, 0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    Passage diagonal = column[0];
    column[0] = {0, at + 1, 0};
    for (std::size_t row = 1; row < column.size(); ++row) {
      Passage cell = diagonal;
      if (phrase[row - 1] != text[at]) ++cell.edits;
      diagonal = column[row];
      if (column[row].edits + 1 < cell.edits) cell = {column[row].edits + 1, column[row].begin, 0};
      if (column[row - 1].edits + 1 < cell.edits)
        cell = {column[row - 1].edits + 1, column[row - 1].begin, 0};
      column[row] = cell;
    }
    if (column.back().edits < best.edits) best = {column.back().edits, column.back().begin, at + 1};
  }
  return best;
}

}  // namespace

std::string without_spaces(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  while (!text.empty()) {
    const utf8::Character character = utf8::front(text);
    if (!character.valid || !utf8::is_space(character.code)) kept += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  return kept;
}

std::size_t DocumentText::times(std::string_view phrase) const {
  const std::string wanted = without_spaces(phrase);
  if (wanted.empty()) return 0;
  std::size_t count = 0;
  for (std::size_t at = text_.find(wanted); at != std::string::npos;
       at = text_.find(wanted, at + wanted.size()))
    ++count;
  return count;
}

std::string DocumentText::nearest(std::string_view phrase) const {
  if (text_.size() > longest_searched) return "";
  const Characters wanted = characters_of(without_spaces(phrase));
  if (wanted.codes.size() > longest_phrase) return "";
  const Characters text = characters_of(text_);
  const Passage passage = most_alike(wanted.codes, text.codes);
  if (2 * passage.edits >= wanted.codes.size()) return "";
  return text_.substr(text.begins[passage.begin], text.begins[passage.end] - text.begins[passage.begin]);
}

}  // namespace sim
