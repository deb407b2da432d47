#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// Reads the keys of one TOML table. What is missing or of the wrong kind becomes a problem, and an empty
/// value is returned, so that one pass finds everything.
class TableReader {
 public:
  /// `subject` names the table in messages ("parameter 'x'"); `where` is its header.
  TableReader(const TomlFile& file, const toml::table& table, Position where, std::string subject,
              std::vector<Problem>& problems)
      : file_(file), table_(table), where_(where), subject_(std::move(subject)), problems_(problems) {}

  const TomlFile& file() const { return file_; }
  const toml::table& table() const { return table_; }
  std::vector<Problem>& problems() const { return problems_; }

  const toml::node* find(std::string_view key) const { return table_.get(key); }
  /// Adds "missing 'key' in …" if it is not there, and no unknown key was found that means it.
  const toml::node* need(std::string_view key) const;

  /// A text that is not empty; "" where it is not given and not `required`.
  std::string text(std::string_view key, bool required) const;
  Label label(std::string_view key, bool required) const;
  bool flag(std::string_view key, bool otherwise) const;
  std::optional<Quarter> quarter(std::string_view key, bool required) const;
  std::vector<std::string> texts(std::string_view key) const;
  const toml::table* subtable(std::string_view key, std::string_view example) const;

  void problem(const toml::node& node, std::string message) const;
  void problem(std::string message) const;  ///< at the header
  /// `synonyms`: what a user may call a key -> its name here.
  void refuse_unknown(const std::vector<std::string>& allowed, const KeySynonyms& synonyms = {}) const;
  /// Whether a refused key most likely means this one, so that its absence is told already.
  bool meant(std::string_view key) const;

 private:
  const TomlFile& file_;
  const toml::table& table_;
  Position where_;
  std::string subject_;
  std::vector<Problem>& problems_;
  mutable std::vector<std::string> meant_;  // known keys that unknown ones were taken for
};

/// Where the key `name` of `table` stands.
Position key_position(const toml::table& table, std::string_view name);

/// The tables of `[[name]]`; anything else under that name is a problem.
std::vector<const toml::table*> tables_of(const TomlFile& file, std::string_view name,
                                          std::vector<Problem>& problems);

/// Lower-case words of letters, digits and underscores, as ids and names of fields are.
bool is_identifier(std::string_view text);

}  // namespace sim
