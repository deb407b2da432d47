#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/text.hpp"

namespace sim {

/// The words that tables print as files and programs write them ("lever", "stock"), in the language of the
/// reader. Programs get them as they are, whatever the language.
class Words {
 public:
  Words() = default;  ///< English, which leaves every word as it is
  /// `glossary` holds the model's own words and outlives this.
  Words(std::string language, const std::vector<Label>& glossary)
      : language_(std::move(language)), glossary_(&glossary) {}

  const std::string& language() const { return language_; }
  bool chinese() const { return language_ == "zh"; }
  const char* pick(const char* en, const char* zh) const { return chinese() ? zh : en; }
  /// `word` in the language; as it is where no other form is known.
  std::string operator()(std::string_view word) const;
  /// The same for what people must type: "pilot（中试）".
  std::string with_id(std::string_view word) const;

 private:
  std::string language_ = "en";
  const std::vector<Label>* glossary_ = nullptr;
};

}  // namespace sim
