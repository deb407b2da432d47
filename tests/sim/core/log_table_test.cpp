#include "sim/core/log_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sim {
namespace {

using namespace elementary;

TEST(LogTable, HoldsInversesAndTheirLogarithms) {
  int centre = log_table_first;
  for (const LogEntry& entry : log_table) {
    EXPECT_EQ(entry.inverse * 512.0, std::floor(entry.inverse * 512.0));
    EXPECT_LE(std::fabs(entry.inverse * centre / 128.0 - 1.0), 0x1p-9);
    EXPECT_EQ(entry.log_high * 0x1p40, std::floor(entry.log_high * 0x1p40));
    EXPECT_LE(std::fabs(entry.log_low), 0x1p-41);
    const long double sum =
        static_cast<long double>(entry.log_high) + static_cast<long double>(entry.log_low);
    // Long double holds a logarithm below 0.35 to 2^-66.
    EXPECT_LE(std::fabs(sum + std::log(static_cast<long double>(entry.inverse))), 0x1p-65L) << centre;
    ++centre;
  }
  EXPECT_EQ(log_table[128 - log_table_first].inverse, 1.0);
}

}  // namespace
}  // namespace sim
