#include <gtest/gtest.h>

#include <algorithm>

#include "models/xiamen/glossary.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/step_order.hpp"
#include "tests/properties/city_run.hpp"

namespace {

using sim::Label;

/// Whether the Chinese form says it in Chinese: some character beyond Latin ones.
bool in_both(const Label& label) {
  return !label.en.empty() && std::any_of(label.zh.begin(), label.zh.end(),
                                          [](char c) { return static_cast<unsigned char>(c) >= 0xE3U; });
}

bool in_glossary(const std::string& word) {
  return std::any_of(xiamen::glossary().begin(), xiamen::glossary().end(),
                     [&](const Label& row) { return row.en == word && in_both(row); });
}

TEST(BothLanguages, KindsFieldsAndChoices) {
  for (const sim::KindSchema& kind : xiamen::all_kinds()) {
    EXPECT_TRUE(in_both(kind.label)) << kind.kind;
    EXPECT_TRUE(in_both(kind.meaning)) << kind.kind;
    for (const sim::FieldSchema& field : kind.fields) {
      EXPECT_TRUE(in_both(field.label)) << kind.kind << "." << field.name;
      EXPECT_TRUE(in_both(field.meaning)) << kind.kind << "." << field.name;
      for (const std::string& choice : field.choices) EXPECT_TRUE(in_glossary(choice)) << choice;
    }
  }
}

TEST(BothLanguages, StepsAndObservables) {
  for (const xiamen::CityStep& step : xiamen::step_order()) {
    EXPECT_TRUE(in_both(step.info.label)) << step.info.name;
    EXPECT_TRUE(in_both(step.info.question)) << step.info.name;
    EXPECT_TRUE(in_glossary(step.info.phase)) << step.info.phase;
  }
  for (const sim::Observable& observable : xiamen::observables().rows()) {
    EXPECT_TRUE(in_both(observable.label)) << observable.name;
    EXPECT_TRUE(in_both(observable.meaning)) << observable.name;
  }
}

TEST(BothLanguages, ParametersAndGroups) {
  const sim::Inputs& inputs = xiamen::test::full_inputs();
  for (const sim::Parameter& parameter : inputs.parameters.rows()) {
    EXPECT_TRUE(in_both(parameter.label)) << parameter.key;
    EXPECT_TRUE(in_both(parameter.meaning)) << parameter.key;
  }
  for (const sim::Entry& entry : inputs.catalogue) {
    EXPECT_TRUE(entry.note.en.empty() || in_both(entry.note)) << entry.id;
    EXPECT_TRUE(in_glossary(entry.group)) << entry.group;
  }
}

}  // namespace
