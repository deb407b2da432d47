#include "sim/cli/display_unit.hpp"

#include <algorithm>
#include <cmath>

#include "sim/parameter/unit.hpp"

namespace sim {
namespace {

constexpr int most_decimals = 6;

DisplayUnit money_unit(double size, const std::string& language, const std::string& rest) {
  if (language == "zh") {
    if (size >= 1e8) return {1e8, "亿元" + rest};
    return size >= 1e4 ? DisplayUnit{1e4, "万元" + rest} : DisplayUnit{1.0, "元" + rest};
  }
  if (size >= 1e9) return {1e9, "bn CNY" + rest};
  return size >= 1e6 ? DisplayUnit{1e6, "M CNY" + rest} : DisplayUnit{1.0, "CNY" + rest};
}

}  // namespace

DisplayUnit display_unit(const Observable& observable, double size, const std::string& language) {
  if (observable.unit.rfind("CNY", 0) == 0) {
    const std::string rest = observable.unit.substr(3);
    return money_unit(std::fabs(size), language, language == "zh" ? chinese_unit(rest) : rest);
  }
  if (observable.display_scale != 1.0 && observable.display_scale > 0 && !observable.display_unit.empty())
    return {observable.display_scale, observable.display_unit};
  return {1.0, observable.unit == "1" ? std::string() : observable.unit};
}

std::string readable(double value, double size, int digits, bool sign) {
  int decimals = 0;
  size = std::fabs(size);
  if (size > 0 && std::isfinite(size)) {
    const int magnitude = static_cast<int>(std::floor(std::log10(size)));
    decimals = std::clamp(digits - 1 - magnitude, 0, most_decimals);
  }
  const std::string text = grouped(value, decimals);
  return sign && value > 0 ? "+" + text : text;
}

}  // namespace sim
