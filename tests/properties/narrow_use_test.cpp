#include <gtest/gtest.h>

#include <algorithm>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/step_order.hpp"
#include "sim/schedule/causal_path.hpp"
#include "sim/schedule/state_names.hpp"
#include "tests/properties/city_run.hpp"
#include "tests/properties/touched_state.hpp"

/// A kind that says which steps use an entry of a certain choice is held to it: to all other steps what is
/// set for the entry is shown otherwise, and nothing changes.
namespace xiamen {
namespace {

const sim::KindSchema& kind_of(const std::string& name) {
  static const std::vector<sim::KindSchema> kinds = all_kinds();
  return *std::find_if(kinds.begin(), kinds.end(),
                       [&](const sim::KindSchema& kind) { return kind.kind == name; });
}

/// One row that is set for an entry, or for all of one choice, and the steps that may use it.
struct Used {
  sim::AnyColumn* column;
  std::size_t row;
  std::vector<std::string> steps;
};

// While a step is at work that does not use a row, its numbers and its money are others; of those who do use
// it the numbers alone, for they book money.
class Disguise : public test::StepWatch {
 public:
  enum class From { those_who_do_not_use_it, all };
  explicit Disguise(From from) : from_(from) {}

  void before(City& city, std::size_t step) override {
    numbers_.clear();
    moneys_.clear();
    const std::string& name = step_order()[step].info.name;
    if (name == "observe_city") return;
    for (const Used& used : rows_of(city)) {
      const bool uses = std::find(used.steps.begin(), used.steps.end(), name) != used.steps.end();
      if (uses && from_ != From::all) continue;
      if (auto* const column = dynamic_cast<sim::Column<double>*>(used.column)) {
        double& value = (*column)[used.row];
        numbers_.push_back({&value, value});
        value = 0.5 * value + 0.25;
      } else if (auto* const money = dynamic_cast<sim::Column<Money>*>(used.column); money && !uses) {
        Money& value = (*money)[used.row];
        moneys_.push_back({&value, value});
        value = sim::portion(value, 0.5) + Money::yuan(1.0);
      }
    }
    disguised_ += numbers_.size() + moneys_.size();
  }
  void after(City&, std::size_t) override {
    for (const auto& [place, value] : numbers_) *place = value;
    for (const auto& [place, value] : moneys_) *place = value;
  }
  std::size_t disguised() const { return disguised_; }

 private:
  // The channel is always among those who use a row: it sets it.
  std::vector<Used> rows_of(City& city) const {
    std::vector<Used> rows;
    add(city, city.grants, city.grants.entry, "grant", rows);
    add(city, city.signals, city.signals.entry, "signal", rows);
    add(city, city.covers, city.covers.entry, "cover", rows);
    add(city, city.facilities, city.facilities.entry, "loan", rows);
    const sim::KindSchema& reform = kind_of("reform");
    for (std::size_t practice = 0; practice < practice_count; ++practice) {
      for (const sim::ChoiceUse& use : reform.uses) {
        if (use.choice != practice_ids[practice]) continue;
        rows.push_back({&city.practices.now, practice, use.steps});
        rows.back().steps.push_back(reform.channel);
      }
    }
    return rows;
  }

  static void add(City& city, const sim::Population& table, const sim::Column<std::int32_t>& entries,
                  const std::string& kind, std::vector<Used>& rows) {
    const sim::KindSchema& schema = kind_of(kind);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto steps = sim::path_start(city.inputs, city.entry(entries[row])).used_by;
      if (!steps) continue;
      for (sim::AnyColumn* const each : table.columns()) {
        if (!sim::declares(schema.sets, table.name() + "." + each->info().name)) continue;
        rows.push_back({each, row, *steps});
        rows.back().steps.push_back(schema.channel);
      }
    }
  }

  From from_;
  std::vector<std::pair<double*, double>> numbers_;
  std::vector<std::pair<Money*, Money>> moneys_;
  std::size_t disguised_ = 0;
};

sim::RunResult disguised(Disguise& disguise) {
  const test::WatchedCity model(disguise);
  return sim::simulate(model, test::all_open(), {});
}

TEST(NarrowUse, NoOtherStepUsesIt) {
  const sim::RunResult plain = test::run(test::all_open());
  Disguise disguise(Disguise::From::those_who_do_not_use_it);
  const sim::RunResult result = disguised(disguise);
  EXPECT_EQ(test::difference(result, plain), "");
  EXPECT_EQ(result.digest, plain.digest);
  EXPECT_GT(disguise.disguised(), 10000U);
  Disguise from_all(Disguise::From::all);
  EXPECT_NE(disguised(from_all).digest, plain.digest) << "nobody looks at all";
}

TEST(NarrowUse, EveryStepNamedReadsWhatIsSet) {
  std::size_t rules = 0;
  for (const sim::KindSchema& kind : all_kinds()) {
    for (const sim::ChoiceUse& use : kind.uses) {
      ++rules;
      for (const std::string& field : use.fields) {
        const auto schema = std::find_if(kind.fields.begin(), kind.fields.end(),
                                         [&](const sim::FieldSchema& each) { return each.name == field; });
        ASSERT_NE(schema, kind.fields.end()) << kind.kind << " " << field;
        EXPECT_NE(std::find(schema->choices.begin(), schema->choices.end(), use.choice),
                  schema->choices.end())
            << kind.kind << " " << field << " " << use.choice;
      }
      for (const std::string& name : use.steps) {
        const auto step = std::find_if(step_order().begin(), step_order().end(),
                                       [&](const CityStep& each) { return each.info.name == name; });
        ASSERT_NE(step, step_order().end()) << name;
        EXPECT_FALSE(sim::reached(kind.sets, step->info.reads).empty())
            << name << " reads nothing that is set for " << kind.kind << " " << use.choice;
      }
    }
  }
  EXPECT_GT(rules, 10U);
}

}  // namespace
}  // namespace xiamen
