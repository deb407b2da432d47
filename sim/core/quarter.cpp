#include "sim/core/quarter.hpp"

#include <chrono>

namespace sim {

std::optional<Quarter> Quarter::parse(std::string_view text) {
  if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') return std::nullopt;
  int year = 0;
  for (int i = 0; i < 4; ++i) {
    const char digit = text[static_cast<std::size_t>(i)];
    if (digit < '0' || digit > '9') return std::nullopt;
    year = year * 10 + (digit - '0');
  }
  if (year < 1900 || year > 2999) return std::nullopt;
  return Quarter(year, text[5] - '0');
}

std::string Quarter::text() const {
  return std::to_string(year()) + "Q" + std::to_string(number());
}

int Quarter::days_since_2021() const {
  using namespace std::chrono;
  const auto first_month = static_cast<unsigned>(number() * 3 - 2);
  const sys_days first = std::chrono::year{year()} / month{first_month} / day{1};
  const sys_days origin = std::chrono::year{2021} / month{1} / day{1};
  return static_cast<int>((first - origin).count());
}

}  // namespace sim
