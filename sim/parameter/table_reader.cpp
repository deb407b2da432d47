#include "sim/parameter/table_reader.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace sim {

const toml::node* TableReader::need(std::string_view key) const {
  const toml::node* node = find(key);
  if (node == nullptr && !meant(key)) problem(fmt::format("missing '{}' in {}", key, subject_));
  return node;
}

std::string TableReader::text(std::string_view key, bool required) const {
  const toml::node* node = required ? need(key) : find(key);
  if (node == nullptr) return "";
  const auto* value = node->as_string();
  if (value == nullptr || trim(value->get()).empty()) {
    problem(*node, fmt::format("'{}' needs a text in quotes", key));
    return "";
  }
  return value->get();
}

Label TableReader::label(std::string_view key, bool required) const {
  if (required && need(key) == nullptr) return {};
  const toml::table* both = subtable(key, "{ en = \"…\", zh = \"…\" }");
  if (both == nullptr) return {};
  const TableReader reader(file_, *both, TomlFile::position_of(*both), fmt::format("'{}'", key), problems_);
  reader.refuse_unknown({"en", "zh"});
  return {reader.text("en", true), reader.text("zh", true)};
}

bool TableReader::flag(std::string_view key, bool otherwise) const {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  const auto* value = node->as_boolean();
  if (value == nullptr) {
    problem(*node, fmt::format("'{}' is true or false", key));
    return otherwise;
  }
  return value->get();
}

std::optional<Quarter> TableReader::quarter(std::string_view key, bool required) const {
  const toml::node* node = required ? need(key) : find(key);
  if (node == nullptr) return std::nullopt;
  const auto* value = node->as_string();
  const auto quarter = value == nullptr ? std::nullopt : Quarter::parse(trim(value->get()));
  if (!quarter) problem(*node, fmt::format("'{}' needs a quarter such as \"2026Q1\"", key));
  return quarter;
}

std::vector<std::string> TableReader::texts(std::string_view key) const {
  std::vector<std::string> result;
  const toml::node* node = find(key);
  if (node == nullptr) return result;
  const auto* array = node->as_array();
  if (array == nullptr) {
    problem(*node, fmt::format("'{}' needs a list of texts, such as [\"a\", \"b\"]", key));
    return result;
  }
  for (const toml::node& element : *array) {
    const auto* value = element.as_string();
    if (value == nullptr || trim(value->get()).empty()) {
      problem(element, fmt::format("'{}' holds texts in quotes only", key));
    } else {
      result.push_back(value->get());
    }
  }
  return result;
}

const toml::table* TableReader::subtable(std::string_view key, std::string_view example) const {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) problem(*node, fmt::format("'{}' needs a table such as {}", key, example));
  return node->as_table();
}

void TableReader::problem(const toml::node& node, std::string message) const {
  problems_.push_back(file_.problem(node, std::move(message)));
}

void TableReader::problem(std::string message) const {
  problems_.push_back(file_.problem(where_, std::move(message)));
}

void TableReader::refuse_unknown(const std::vector<std::string>& allowed, const KeySynonyms& synonyms) const {
  meant_ = refuse_unknown_keys(file_, table_, allowed, problems_, synonyms);
}

bool TableReader::meant(std::string_view key) const {
  return std::find(meant_.begin(), meant_.end(), key) != meant_.end();
}

Position key_position(const toml::table& table, std::string_view name) {
  for (const auto& [key, node] : table) {
    if (key.str() == name) return TomlFile::position_of(key);
  }
  return {};
}

std::vector<const toml::table*> tables_of(const TomlFile& file, std::string_view name,
                                          std::vector<Problem>& problems) {
  std::vector<const toml::table*> tables;
  const toml::node* node = file.root().get(name);
  if (node == nullptr) return tables;
  const auto* array = node->as_array();
  if (array == nullptr) {
    problems.push_back(
        file.problem(key_position(file.root(), name),
                     fmt::format("write [[{}]] with two brackets: there may be several", name)));
    return tables;
  }
  for (const toml::node& element : *array) {
    if (element.is_table()) {
      tables.push_back(element.as_table());
    } else {
      problems.push_back(file.problem(element, fmt::format("'{}' holds [[{}]] tables only", name, name)));
    }
  }
  return tables;
}

bool is_identifier(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace sim
