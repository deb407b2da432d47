#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/core/math.hpp"
#include "sim/core/parallel.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/random/random.hpp"

/// What the model does millions of times. Items per second are draws, values or rows; the standard library's
/// functions stand beside ours as a ruler.
namespace sim {
namespace {

constexpr std::size_t rows = 4096;

const Stream luck = RandomSource(1, 1).lifelong("benchmark");

std::vector<double> inputs() {
  std::vector<double> values(rows);
  for (std::size_t row = 0; row < rows; ++row) values[row] = 0.1 + 10.0 * luck.uniform(row);
  return values;
}

void count_rows(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

template <class F>
void draw_loop(benchmark::State& state, F&& draw) {
  std::vector<double> out(rows);
  for (auto _ : state) {
    for (std::size_t row = 0; row < rows; ++row) out[row] = draw(row);
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  count_rows(state);
}

template <class F>
void value_loop(benchmark::State& state, F&& function) {
  const std::vector<double> in = inputs();
  draw_loop(state, [&](std::size_t row) { return function(in[row]); });
}

void draw_uniform(benchmark::State& state) {
  draw_loop(state, [](Key key) { return luck.uniform(key); });
}
void draw_normal(benchmark::State& state) {
  draw_loop(state, [](Key key) { return luck.normal(key); });
}
void draw_exponential(benchmark::State& state) {
  draw_loop(state, [](Key key) { return luck.exponential(key); });
}
void draw_poisson(benchmark::State& state) {
  draw_loop(state, [](Key key) { return luck.poisson(3.0, key); });
}
void draw_below(benchmark::State& state) {
  draw_loop(state, [](Key key) { return luck.below(1000, key); });
}
BENCHMARK(draw_uniform);
BENCHMARK(draw_normal);
BENCHMARK(draw_exponential);
BENCHMARK(draw_poisson);
BENCHMARK(draw_below);

void maths_exp(benchmark::State& state) {
  value_loop(state, [](double x) { return exp(x); });
}
void maths_exp_of_libm(benchmark::State& state) {
  value_loop(state, [](double x) { return std::exp(x); });
}
void maths_log(benchmark::State& state) {
  value_loop(state, [](double x) { return log(x); });
}
void maths_log_of_libm(benchmark::State& state) {
  value_loop(state, [](double x) { return std::log(x); });
}
void maths_pow(benchmark::State& state) {
  value_loop(state, [](double x) { return pow(x, 0.7); });
}
void maths_pow_of_libm(benchmark::State& state) {
  value_loop(state, [](double x) { return std::pow(x, 0.7); });
}
void maths_normal_cdf(benchmark::State& state) {
  value_loop(state, [](double x) { return normal_cdf(x - 5.0); });
}
BENCHMARK(maths_exp);
BENCHMARK(maths_exp_of_libm);
BENCHMARK(maths_log);
BENCHMARK(maths_log_of_libm);
BENCHMARK(maths_pow);
BENCHMARK(maths_pow_of_libm);
BENCHMARK(maths_normal_cdf);

struct Owners : Population {
  Owners() : Population("owners") {
    for (Key key = 0; key < rows; ++key) append(key);
  }
  Column<Money> cash{*this, "cash", "CNY", "cash held"};
};

struct Books {
  Owners owners;
  Ledger ledger;
  InstrumentId cash = ledger.add_instrument("cash");
  FlowId wages = ledger.add_flow("wages");
  FlowId tax = ledger.add_flow("tax");
  BookId book = ledger.add_book("owners", cash, owners.cash);
  BookId outside = ledger.add_account("outside", cash);
  std::vector<Money> amounts = std::vector<Money>(rows, Money::fen(100));
};

void ledger_single_transfers(benchmark::State& state) {
  Books books;
  for (auto _ : state) {
    for (std::size_t row = 0; row < rows; ++row) {
      const Money amount = Money::fen(row % 2 == 0 ? 100 : -100);
      books.ledger.transfer(books.wages, books.outside, 0, books.book, row, amount);
    }
    benchmark::ClobberMemory();
  }
  count_rows(state);
}

/// A column paid out and collected again: two passes.
void ledger_columns(benchmark::State& state) {
  Books books;
  for (auto _ : state) {
    books.ledger.open_quarter();
    books.ledger.distribute(books.wages, books.outside, 0, books.book, books.amounts);
    books.ledger.collect(books.tax, books.book, books.amounts, books.outside);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(2 * state.iterations() * static_cast<std::int64_t>(rows));
}

void ledger_close(benchmark::State& state) {
  Books books;
  for (auto _ : state) benchmark::DoNotOptimize(books.ledger.close_quarter());
  count_rows(state);
}
BENCHMARK(ledger_single_transfers);
BENCHMARK(ledger_columns);
BENCHMARK(ledger_close);

/// Sum of a million numbers on one thread and on all; the bits are the same.
void reduce_sum(benchmark::State& state) {
  const parallel::ThreadLimit limit(static_cast<int>(state.range(0)));
  const std::vector<double> values(1'000'000, 0.1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        parallel::sum<double>(values.size(), [&](std::size_t row) { return values[row]; }));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(reduce_sum)->ArgName("threads")->Arg(1)->Arg(0)->UseRealTime();

void digest_column(benchmark::State& state) {
  const std::vector<double> values = inputs();
  for (auto _ : state) {
    Digester digester;
    digester.add_values(std::span<const double>(values));
    benchmark::DoNotOptimize(digester.result());
  }
  count_rows(state);
}
BENCHMARK(digest_column);

}  // namespace
}  // namespace sim
