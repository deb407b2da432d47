#include "sim/parameter/reference.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/core/text.hpp"

namespace sim {
namespace {

constexpr std::size_t fewest_of_a_range = 4;

bool has_shape_of(std::string_view word, std::string_view id) {
  return std::equal(word.begin(), word.end(), id.begin(), id.end(),
                    [](char a, char b) { return is_digit(a) ? is_digit(b) : a == b; });
}

std::string known_text(const std::vector<std::string>& ids) {
  if (ids.size() >= fewest_of_a_range) return fmt::format("{} to {} are known", ids.front(), ids.back());
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "known: " : ", ") + id;
  return all;
}

template <class Row>
const Row* row_of(const std::vector<Row>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

const Source* printed_source(const std::vector<Source>& sources) {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [](const Source& source) { return !source.printed.empty(); });
  return found == sources.end() ? nullptr : &*found;
}

}  // namespace

std::string_view Reference::printed() const {
  const Source* source = printed_source(sources);
  return source == nullptr ? std::string_view() : std::string_view(source->printed);
}

const std::string& Reference::text(const std::string& language) const {
  const Source* source = language == "zh" ? printed_source(sources) : nullptr;
  return source == nullptr ? words : source->printed;
}

const Reference* ReferenceList::find(std::string_view id) const {
  return row_of(rows, id);
}

const ReferenceGroup* ReferenceList::group(std::string_view id) const {
  return row_of(groups, id);
}

std::vector<std::string> ReferenceList::ids() const {
  std::vector<std::string> all;
  for (const Reference& row : rows) all.push_back(row.id);
  return all;
}

bool ReferenceList::has_shape(std::string_view word) const {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Reference& row) { return has_shape_of(word, row.id); });
}

std::string ReferenceList::unknown(std::string_view word) const {
  const std::vector<std::string> known = ids();
  return fmt::format("unknown {} '{}'; {}{}", noun, printable(word), known_text(known),
                     has_shape(word) ? "" : suggestion(word, known));
}

}  // namespace sim
