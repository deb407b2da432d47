#pragma once
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/parallel.hpp"
#include "sim/experiment/experiment.hpp"

/// A small model for tests of the engine: mills grow grain, sell it to a market at the market's price and pay
/// a miller's due to the guild. It has luck, a lever with a channel, money with two ends, a further axis and
/// agents in several chunks, and means nothing.
namespace toy {

struct Mills : sim::Population {
  Mills() : Population("mills") {}
  sim::Column<double> grain{*this, "grain", "t", "grain in store"};
  sim::Column<sim::Money> purse{*this, "purse", "CNY", "cash of the mill"};
  sim::Column<std::uint8_t> soil{*this, "soil", "1", "0 sand, 1 loam"};
};

struct Reading {
  sim::ParameterId price;
  sim::ParameterId harvest;
  sim::ParameterId due;
};

/// What a test may plant: a fen that comes from nowhere.
struct Fault {
  sim::Quarter quarter;
  std::int64_t fen = 1;
};

class MillWorld : public sim::World {
 public:
  MillWorld(const sim::ObservableTable& observables, Reading reading, std::optional<Fault> fault)
      : observables_(observables), reading_(reading), fault_(fault) {
    const sim::InstrumentId cash = ledger_.add_instrument("cash");
    sale_ = ledger_.add_flow("grain sale");
    dues_ = ledger_.add_flow("guild due");
    purses_ = ledger_.add_book("purses of the mills", cash, mills.purse);
    market_ = ledger_.add_account("market", cash);
    guild_ = ledger_.add_account("guild", cash);
  }

  void run_step(std::size_t step, const sim::StepContext& context) override {
    if (step == 0) grow_grain(context);
    if (step == 1) trade_grain(context);
    if (step == 2) pay_dues(context);
    if (step == 3 && context.trajectory != nullptr) observe(context);
  }
  void begin_record(const sim::StepContext& context) override {
    traded_ = false;
    observe(context);
  }
  sim::Ledger& ledger() override { return ledger_; }
  std::vector<const sim::Population*> populations() const override { return {&mills}; }
  std::unique_ptr<sim::World> copy(const sim::Inputs&) const override {
    auto world = std::make_unique<MillWorld>(observables_, reading_, fault_);
    world->mills = mills;
    world->ledger_ = ledger_;
    world->traded_ = traded_;
    return world;
  }

  void observe(const sim::StepContext& context) {
    const auto set = [&](std::string_view name, double value, std::size_t cell = 0) {
      context.trajectory->set(observables_.require(name), context.quarter, value, cell);
    };
    set("mills", static_cast<double>(mills.size()));
    for (const std::uint8_t kind : {std::uint8_t{0}, std::uint8_t{1}}) {
      set("grain_by_soil",
          sim::parallel::sum<double>(
              mills.size(),
              [&](std::size_t mill) { return mills.soil[mill] == kind ? mills.grain[mill] : 0.0; }),
          kind);
    }
    set("grain",
        sim::parallel::sum<double>(mills.size(), [&](std::size_t mill) { return mills.grain[mill]; }));
    if (traded_) {
      set("takings", ledger_.turnover(sale_).in_yuan());
      set("guild_dues", ledger_.turnover(dues_).in_yuan());
    }
  }

  Mills mills;

 private:
  void grow_grain(const sim::StepContext& context) {
    const sim::Stream luck = context.stream("harvest");
    const double mean = context.parameters[reading_.harvest];
    sim::parallel::for_rows(
        mills.size(),
        [&](std::size_t mill) {
          const double share = mills.soil[mill] == 1 ? 1.25 : 0.75;
          mills.grain[mill] += mean * share * 2.0 * luck.uniform(mills.key(mill));
        },
        64);
  }

  void trade_grain(const sim::StepContext& context) {
    const double price = context.parameters[reading_.price];
    std::vector<sim::Money> takings(mills.size());
    for (std::size_t mill = 0; mill < mills.size(); ++mill) {
      takings[mill] = sim::Money::yuan(price * mills.grain[mill] / 2.0);
      mills.grain[mill] /= 2.0;
    }
    ledger_.distribute(sale_, market_, 0, purses_, takings);
    if (fault_ && fault_->quarter == context.quarter) mills.purse[0] += sim::Money::fen(fault_->fen);
    traded_ = true;
  }

  void pay_dues(const sim::StepContext& context) {
    std::vector<sim::Money> dues(mills.size());
    for (std::size_t mill = 0; mill < mills.size(); ++mill)
      dues[mill] = sim::portion(mills.purse[mill], context.parameters[reading_.due]);
    ledger_.collect(dues_, purses_, dues, guild_);
  }

  const sim::ObservableTable& observables_;
  Reading reading_;
  std::optional<Fault> fault_;
  sim::Ledger ledger_;
  sim::FlowId sale_;
  sim::FlowId dues_;
  sim::BookId purses_;
  sim::BookId market_;
  sim::BookId guild_;
  bool traded_ = false;
};

class MillModel : public sim::Model {
 public:
  explicit MillModel(std::optional<Fault> fault = std::nullopt) : fault_(fault) {
    using Kind = sim::Observable::Kind;
    using Role = sim::Observable::Role;
    observables_.add_axis({"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}});
    add("mills", "1", Kind::stock, Role::administrative, {"mills", "磨坊"}, {"mills at work", "运转的磨坊"});
    add("grain", "t", Kind::stock, Role::outcome, {"grain in store", "库存粮食"},
        {"grain in all stores", "全部库存粮食"});
    add("grain_by_soil", "t", Kind::stock, Role::outcome, {"grain by soil", "按土壤分的粮食"},
        {"part of grain", "粮食的一部分"}, {"soil"});
    add("takings", "CNY", Kind::flow, Role::outcome, {"takings", "收入"}, {"paid by the market", "市场支付"});
    add("guild_dues", "CNY", Kind::flow, Role::input, {"dues", "会费"}, {"paid to the guild", "付给行会"});
    add("ledger_imbalance", "fen", Kind::stock, Role::administrative, {"imbalance", "账目差额"},
        {"0, always", "始终为0"}, {}, true);
  }
  std::string name() const override { return "toy"; }
  std::string version() const override { return "1"; }
  sim::Quarter first_quarter() const override { return first_quarter_; }
  int warm_up_quarters(const sim::StepContext&) const override { return warm_up_; }
  /// The same mills, recorded from `first` on, after so many quarters that are not.
  void begin_in(sim::Quarter first, int warm_up) {
    first_quarter_ = first;
    warm_up_ = warm_up;
  }
  sim::Quarter default_last_quarter() const override { return {2024, 4}; }
  std::vector<sim::StepInfo> steps() const override {
    return {{"grow_grain",
             "fields",
             {"Grow grain", "种粮"},
             {"How much grows?", "长了多少？"},
             {"mills.soil", "mills.grain"},
             {"mills.grain"}},
            {"trade_grain",
             "market",
             {"Trade grain", "卖粮"},
             {"Who sells?", "谁卖粮？"},
             {"mills.grain"},
             {"mills.grain", "mills.purse"}},
            {"pay_dues",
             "market",
             {"Pay dues", "交会费"},
             {"Who pays?", "谁交费？"},
             {"mills.purse"},
             {"mills.purse"}},
            {"observe_mills",
             "report",
             {"Observe mills", "观察"},
             {"What is reported?", "报告什么？"},
             {"mills.soil", "mills.grain"},
             {}}};
  }
  std::vector<sim::KindSchema> kinds() const override { return {}; }
  const sim::ObservableTable& observables() const override { return observables_; }
  std::vector<sim::Point> points(const sim::Inputs&) const override {
    return {{"mills", sim::Quarter(2024, 4), 320.0, "almanac-2024", "320座磨坊"}};
  }
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    const Reading reading{inputs.parameters.require("market.price"),
                          inputs.parameters.require("mill.harvest"), inputs.parameters.require("guild.due")};
    auto world = std::make_unique<MillWorld>(observables_, reading, fault_);
    const auto count = static_cast<std::size_t>(context.parameters[inputs.parameters.require("mill.number")]);
    const sim::Stream luck = context.luck.lifelong("founding");
    for (std::size_t ordinal = 0; ordinal < count; ++ordinal) {
      const std::size_t mill = world->mills.append(sim::make_key("mill", ordinal));
      world->mills.soil[mill] = luck.chance(0.5, world->mills.key(mill)) ? 1 : 0;
      world->mills.grain[mill] = luck.uniform(world->mills.key(mill), 1);
    }
    return world;
  }

 private:
  void add(std::string name, std::string unit, sim::Observable::Kind kind, sim::Observable::Role role,
           sim::Label label, sim::Label meaning, std::vector<std::string> axes = {}, bool integer = false) {
    sim::Observable observable;
    observable.name = std::move(name);
    observable.unit = std::move(unit);
    observable.kind = kind;
    observable.role = role;
    observable.label = std::move(label);
    observable.meaning = std::move(meaning);
    observable.axes = std::move(axes);
    observable.integer = integer;
    observable.headline = observable.name == "takings";
    if (observable.name == "guild_dues") observable.cost = sim::Observable::Cost::outlay;
    observables_.add(std::move(observable));
  }

  sim::ObservableTable observables_;
  std::optional<Fault> fault_;
  sim::Quarter first_quarter_{2020, 4};
  int warm_up_ = 0;
};

inline sim::Parameter parameter(std::string key, sim::ValueType type, std::string unit, double value,
                                sim::ParameterRole role, std::string channel) {
  sim::Parameter parameter;
  parameter.key = std::move(key);
  parameter.type = type;
  parameter.unit = std::move(unit);
  parameter.value = value;
  parameter.role = role;
  parameter.channel = std::move(channel);
  parameter.minimum = 0;
  return parameter;
}

/// The toy's parameters, without files: 320 mills, 2 t a quarter, 2,500 CNY a tonne, 5 % due.
inline sim::Inputs inputs() {
  using sim::ParameterRole;
  using sim::ValueType;
  sim::Inputs inputs;
  inputs.parameters.add(parameter("mill.number", ValueType::count, "1", 320, ParameterRole::initial, ""));
  inputs.parameters.add(parameter("mill.harvest", ValueType::number, "t", 2.0, ParameterRole::behaviour, ""));
  inputs.parameters.add(
      parameter("market.price", ValueType::money, "CNY", 2500, ParameterRole::lever, "trade_grain"));
  inputs.parameters.add(
      parameter("guild.due", ValueType::share, "1", 0.05, ParameterRole::lever, "pay_dues"));
  inputs.texts["parameters/mill.toml"] = "# 320 mills\n";
  return inputs;
}

inline sim::Scenario baseline() {
  sim::Scenario scenario;
  scenario.stem = "baseline";
  scenario.title = {"As it is", "现状"};
  scenario.texts = {{"scenarios/baseline.toml", "title = { en = \"As it is\" }\n"}};
  return scenario;
}

/// The market pays `factor` times the price from `from` on.
inline sim::Scenario dear_grain(sim::Quarter from = {2022, 1}, double factor = 2.0) {
  sim::Scenario scenario = baseline();
  scenario.stem = "dear-grain";
  scenario.title = {"Dear grain", "粮价上涨"};
  sim::Change change;
  change.target = "market.price";
  change.how = sim::Change::How::scale;
  change.amount = factor;
  change.from = from;
  scenario.changes = {change};
  scenario.texts.emplace_back("scenarios/dear-grain.toml", "extends = \"baseline\"\n");
  return scenario;
}

/// Both scenarios, replicates 1 to `replicates`, until 2024Q4.
inline sim::Experiment experiment(std::int64_t replicates, int threads = 1) {
  sim::Experiment experiment;
  experiment.scenarios = {baseline(), dear_grain()};
  for (std::int64_t replicate = 1; replicate <= replicates; ++replicate)
    experiment.replicates.push_back(replicate);
  experiment.seed = 7;
  experiment.last = sim::Quarter(2024, 4);
  experiment.threads = threads;
  return experiment;
}

/// The next version of the model.
class NewerMills : public MillModel {
 public:
  std::string version() const override { return "2"; }
};

}  // namespace toy
