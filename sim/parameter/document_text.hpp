#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// `text` without white space of any kind: a copy of a document breaks its lines where it likes.
std::string without_spaces(std::string_view text);

/// A document in which phrases are looked up; white space counts neither in it nor in a phrase.
class DocumentText {
 public:
  explicit DocumentText(std::string_view text) : text_(without_spaces(text)) {}

  /// How often `phrase` stands in it, without overlaps.
  std::size_t times(std::string_view phrase) const;

  /// The passage that is most like `phrase` (fewest characters put in, left out or replaced, the first of
  /// equals); empty if half of the phrase would have to change, or if the document is too long for a search
  /// of this kind.
  std::string nearest(std::string_view phrase) const;

 private:
  std::string text_;
};

}  // namespace sim
