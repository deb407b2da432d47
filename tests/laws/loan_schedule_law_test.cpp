#include "models/xiamen/rules/credit.hpp"
#include "sim/random/random.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// 2000 loans of 1 fen to 90 million CNY at 0 to 5 % a quarter over 1 to 80 quarters: principal parts sum to
// the principal to the fen, no part is negative, and while interest is rounded to a fen all payments but the
// last lie within a few fen of L r / (1 - (1 + r)^-n).
TEST(LoanSchedule, SumsExactlyToThePrincipal) {
  const sim::Stream luck = sim::RandomSource(17, 1).lifelong("loan");
  for (std::uint64_t each = 0; each < 2000; ++each) {
    const sim::Key key = sim::make_key("loan", each);
    const int count = 1 + static_cast<int>(80 * luck.uniform(key, 0));
    const double rate = luck.uniform(key, 1) < 0.1 ? 0.0 : 0.05 * luck.uniform(key, 2);
    const Money principal =
        Money::fen(static_cast<std::int64_t>(std::exp(std::log(9e9) * luck.uniform(key, 3))));
    const double level =
        rate > 0 ? static_cast<double>(principal.in_fen()) * rate / (1 - std::pow(1 + rate, -count))
                 : static_cast<double>(principal.in_fen()) / count;
    Money left = principal;
    for (int remaining = count; remaining >= 1; --remaining) {
      const Instalment due = next_instalment(left, rate, remaining);
      ASSERT_GE(due.principal, Money());
      ASSERT_GE(due.interest, Money());
      ASSERT_LE(due.principal, left);
      const auto paid = static_cast<double>((due.principal + due.interest).in_fen());
      ASSERT_NEAR(paid, level, 1.0 + 0.5 * count) << "loan " << each << ", " << remaining << " of " << count;
      left -= due.principal;
    }
    ASSERT_EQ(left, Money());
  }
}

TEST(LoanSchedule, LeavesNothingOnTheBooks) {
  Town town({{"loan", "a_loan", {{"limit", 1e9}, {"rate", 0.043}, {"ticket_maximum", 1e9}}}});
  City& city = town.city;
  town.run("open_facilities", test::spring);
  const std::size_t row = town.add_enterprise();
  city.enterprises.borrows[row] = 0;
  for (int i = 0; i < 50; ++i) {
    const Money lent = Money::fen(1234567 + 891011 * i);
    city.books.transfer(city.accounts.loan, city.accounts.project_debt, row, city.accounts.loans_held, 0,
                        lent);
    const std::size_t loan = city.loans.append(sim::make_key("loan", static_cast<std::uint64_t>(i)));
    city.loans.facility[loan] = 0;
    city.loans.enterprise[loan] = static_cast<std::int32_t>(row);
    city.loans.outstanding[loan] = lent;
    city.loans.instalments[loan] = 1 + i;
    city.loans.live.push_back(loan);
    city.facilities.used[0] += lent;
  }
  for (int quarter = 0; quarter < 50; ++quarter) {
    EXPECT_EQ(city.loans.live.size(), static_cast<std::size_t>(50 - quarter));
    town.run("service_loans", test::spring + quarter);
  }
  EXPECT_TRUE(city.loans.live.empty());
  EXPECT_EQ(city.facilities.used[0], Money());
  EXPECT_EQ(city.enterprises.project_debt[row], Money());
  EXPECT_EQ(city.lenders.loans[0], Money());
}

}  // namespace
}  // namespace xiamen
