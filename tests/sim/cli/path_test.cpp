#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The mills with a toll at the market, which millers pay out of their purses: a way of three steps by hand.
class TollModel : public toy::MillModel {
 public:
  std::vector<sim::StepInfo> steps() const override {
    const auto step = [](const std::string& name, const std::string& zh, std::vector<std::string> reads,
                         std::vector<std::string> writes) {
      return sim::StepInfo{name, "day", {name, zh}, {"?", "？"}, std::move(reads), std::move(writes)};
    };
    return {step("grow_grain", "种粮", {"mills.purse"}, {"mills.grain"}),
            step("set_tolls", "定过路费", {}, {"gate.toll", "gate.open"}),
            step("trade_grain", "卖粮", {"gate.toll", "mills.grain"}, {"mills.purse"}),
            step("pay_dues", "交会费", {"mills.purse"}, {"guild.chest"}),
            step("mend_roads", "修路", {"guild.chest"}, {"road.length"}),
            step("observe_mills", "观察", {"gate.*", "mills.*"}, {})};
  }
  std::vector<sim::KindSchema> kinds() const override {
    sim::FieldSchema use;
    use.name = "use";
    use.type = sim::ValueType::choice;
    use.label = {"use", "用途"};
    use.meaning = {"who pays it", "由谁支付"};
    use.choices = {"sale", "nobody"};
    use.channel = "set_tolls";
    sim::KindSchema toll{"toll", {"toll", "过路费"}, {"carts pay", "马车付费"}, "set_tolls", {use}};
    toll.sets = {"gate.toll", "gate.open"};
    toll.uses = {{{"use"}, "sale", {"trade_grain"}}, {{"use"}, "nobody", {}}};
    sim::KindSchema aim{"aim", {"aim", "目的"}, {"what is wished", "愿望"}, "observe_mills", {}};
    sim::KindSchema bundle{"bundle", {"bundle", "组合"}, {"some of them", "若干条目"}, "observe_mills", {}};
    bundle.names_others = true;
    return {toll, aim, bundle};
  }
};

class Path : public ::testing::Test {
 protected:
  Path() {
    program_.write("data/models/toy/catalogue/market.toml",
                   entry("bridge_toll", "toll", "use = \"sale\"") +
                       entry("old_toll", "toll", "use = \"nobody\"") + entry("more_grain", "aim", "") +
                       entry("both", "bundle", "members = [\"bridge_toll\", \"old_toll\"]"));
  }
  static std::string entry(const std::string& id, const std::string& kind, const std::string& rest) {
    return "[[entry]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\nlabel = { en = \"" + id +
           "\", zh = \"条目\" }\ngroup = \"1 Market\"\ngrade = \"B\"\nactive = true\nfrom = \"2020Q4\"\n" +
           rest + "\nsource = [{ assumed = \"by hand\" }]\n";
  }
  std::string people(const std::string& name, const std::string& language = "en") {
    const auto outcome = program_.with(TollModel(), {"describe", name, "--lang", language});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  }
  nlohmann::json programs(const std::string& name) {
    return program_.with(TollModel(), {"describe", name, "--format", "json"}).json()[0];
  }
  toy::Program program_;
};

TEST_F(Path, OfAnEntryIsShownLevelByLevel) {
  const std::string shown = people("bridge_toll");
  for (const char* line :
       {"0  set_tolls sets gate: toll, open\n", "1  trade_grain reads gate: toll; writes mills: purse\n",
        "2  pay_dues reads mills: purse\n", "2  grow_grain, next quarter: reads mills: purse\n",
        "…  1 further step\n"})
    EXPECT_THAT(shown, HasSubstr(line));
  EXPECT_EQ(programs("bridge_toll")["causal_path"],
            "0 set_tolls sets gate.toll, gate.open; 1 trade_grain reads gate.toll writes mills.purse; "
            "2 pay_dues reads mills.purse; 2 grow_grain reads mills.purse; further 1");
}

TEST_F(Path, SpeaksChinese) {
  const std::string shown = people("bridge_toll", "zh");
  for (const char* line : {"作用路径", "0  set_tolls（定过路费） 设定 gate: toll, open\n",
                           "1  trade_grain（卖粮） 读 gate: toll；写 mills: purse\n",
                           "2  grow_grain（种粮），下一季度： 读 mills: purse\n", "…  1 个后续步骤\n"})
    EXPECT_THAT(shown, HasSubstr(line));
}

// Two steps that read the same share a line; of many the lever's line only tells how many.
TEST_F(Path, OfManyReadersIsShort) {
  class Wide : public TollModel {
   public:
    std::vector<sim::StepInfo> steps() const override {
      std::vector<sim::StepInfo> steps = TollModel::steps();
      for (const char* name : {"eat", "drink", "dance", "sing", "sleep", "wake"})
        steps.push_back({name, "night", {name, ""}, {"?", "？"}, {"mills.purse"}, {"guild.mood"}});
      return steps;
    }
  };
  const auto wide = [this](const char* name) { return program_.with(Wide(), {"describe", name}).out; };
  EXPECT_THAT(wide("bridge_toll"),
              HasSubstr("2  pay_dues, eat, drink, dance, sing, sleep, wake read mills: purse\n"));
  EXPECT_THAT(wide("bridge_toll.use"), HasSubstr("set_tolls -> trade_grain -> 8 steps -> 1 further\n"));
}

TEST_F(Path, OfAnInertEntryTouchesNothing) {
  EXPECT_THAT(people("old_toll"), HasSubstr("none: no step uses what it says, so nothing is touched\n"));
  EXPECT_THAT(people("old_toll"), Not(HasSubstr("trade_grain")));
  EXPECT_THAT(people("old_toll", "zh"), HasSubstr("不触及任何状态\n"));
}

TEST_F(Path, OfWhatIsSoughtSaysSo) {
  EXPECT_THAT(people("more_grain"), HasSubstr("it is sought or reported, never acted on\n"));
}

TEST_F(Path, OfABundleIsThatOfItsMembers) {
  EXPECT_EQ(programs("both")["causal_path"],
            "bridge_toll: set_tolls -> trade_grain -> pay_dues, grow_grain -> 1 further; "
            "old_toll: none: no step uses what it says, so nothing is touched");
}

TEST_F(Path, OfALeverIsOneLine) {
  EXPECT_THAT(people("bridge_toll.use"),
              HasSubstr("causal path      set_tolls -> trade_grain -> pay_dues, grow_grain -> 1 further\n"));
  EXPECT_THAT(people("market.price"), Not(HasSubstr("causal path"))) << "a lever of no entry";
}

}  // namespace
