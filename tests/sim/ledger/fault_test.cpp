#include <gtest/gtest.h>

#include <limits>

#include "sim/core/problem.hpp"
#include "sim/ledger/ledger.hpp"

/// Seeded faults: each of them must be refused at once or be found when the quarter closes.
namespace sim {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

struct Savers : Population {
  explicit Savers(Money at_birth = Money())
      : Population("owners"), cash(*this, "cash", "CNY", "cash held", at_birth) {
    for (Key key = 0; key < 4; ++key) append(key);
  }
  Column<Money> cash;
};

struct LedgerFault : testing::Test {
  LedgerFault() {
    ledger.open_quarter();
    ledger.distribute(flow, outside, 0, book, std::vector(4, Money::fen(100)));
  }
  void expect_found(std::int64_t imbalance, const std::string& words) {
    EXPECT_EQ(ledger.close_quarter(), imbalance);
    EXPECT_NE(ledger.diagnosis().find("book 'owner cash'"), std::string::npos) << ledger.diagnosis();
    EXPECT_NE(ledger.diagnosis().find(words), std::string::npos) << ledger.diagnosis();
  }
  Savers owners;
  Ledger ledger;
  InstrumentId cash = ledger.add_instrument("cash");
  InstrumentId bonds = ledger.add_instrument("bonds");
  FlowId flow = ledger.add_flow("grant");
  BookId book = ledger.add_book("owner cash", cash, owners.cash);
  BookId outside = ledger.add_account("outside", cash);
  BookId bond_issuer = ledger.add_account("issuer", bonds);
};

TEST_F(LedgerFault, MoneyOutOfNothing) {
  owners.cash[2] += Money::fen(5);
  // 0.05 in the book and 0.05 in the sum over all owners.
  expect_found(
      10, "0.05 CNY written past the ledger, first in row 2 (balance 1.05 CNY, by its entries 1.00 CNY)");
  EXPECT_NE(ledger.diagnosis().find("instrument 'cash': the balances of all owners sum to 0.05 CNY"),
            std::string::npos);
}

TEST_F(LedgerFault, MoneyLost) {
  owners.cash[0] = Money();
  expect_found(200, "1.00 CNY written past the ledger, first in row 0");
}

TEST_F(LedgerFault, TwoWritesThatCancelInABook) {
  owners.cash[1] += Money::fen(30);
  owners.cash[3] -= Money::fen(30);
  expect_found(60, "0.60 CNY written past the ledger, first in row 1");
}

TEST_F(LedgerFault, TwoRowsSwapped) {
  ledger.transfer(flow, outside, 0, book, 1, Money::fen(1));
  std::swap(owners.cash[0], owners.cash[1]);
  expect_found(2, "first in row 0");
}

TEST_F(LedgerFault, ARowBornWithMoney) {
  Savers rich(Money::fen(7));
  Ledger books;
  const InstrumentId instrument = books.add_instrument("cash");
  books.add_book("rich", instrument, rich.cash);
  EXPECT_EQ(books.close_quarter(), 2 * 4 * 7);
  EXPECT_NE(books.diagnosis().find("book 'rich': 0.28 CNY"), std::string::npos) << books.diagnosis();
}

TEST_F(LedgerFault, AWriteBetweenTwoQuarters) {
  EXPECT_EQ(ledger.close_quarter(), 0);
  owners.cash[3] += Money::fen(1);
  ledger.open_quarter();
  expect_found(2, "first in row 3");
}

TEST_F(LedgerFault, AFoundFaultStaysFound) {
  owners.cash[3] += Money::fen(1);
  EXPECT_EQ(ledger.close_quarter(), 2);
  ledger.open_quarter();
  ledger.transfer(flow, book, 3, outside, 0, Money::fen(50));
  EXPECT_EQ(ledger.close_quarter(), 2);
}

TEST_F(LedgerFault, ALargeWriteIsClippedNotLost) {
  owners.cash[0] = Money::fen(most);
  EXPECT_EQ(ledger.close_quarter(), most);
}

TEST_F(LedgerFault, EntryBetweenTwoInstruments) {
  EXPECT_THROW(ledger.transfer(flow, book, 0, bond_issuer, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.collect(flow, book, std::vector(4, Money()), bond_issuer), RunFailed);
  EXPECT_THROW(ledger.distribute(flow, bond_issuer, 0, book, std::vector(4, Money())), RunFailed);
  EXPECT_EQ(ledger.close_quarter(), 0) << "a refused entry moves nothing";
}

TEST_F(LedgerFault, RowThatDoesNotExist) {
  EXPECT_THROW(ledger.transfer(flow, book, 4, outside, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.transfer(flow, outside, 1, book, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.transfer(flow, outside, 0, book, 4, Money::fen(1)), RunFailed);
  EXPECT_THROW(static_cast<void>(ledger.balance(book, 4)), RunFailed);
  EXPECT_EQ(ledger.close_quarter(), 0);
}

TEST_F(LedgerFault, AmountsThatDoNotFitTheColumn) {
  EXPECT_THROW(ledger.collect(flow, book, std::vector(3, Money::fen(1)), outside), RunFailed);
  EXPECT_THROW(ledger.distribute(flow, outside, 0, book, std::vector(5, Money::fen(1))), RunFailed);
  EXPECT_EQ(ledger.close_quarter(), 0);
}

TEST_F(LedgerFault, BookOrFlowThatDoesNotExist) {
  EXPECT_THROW(ledger.transfer(FlowId(), outside, 0, book, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.transfer(FlowId(9), outside, 0, book, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.transfer(flow, BookId(), 0, book, 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.transfer(flow, outside, 0, BookId(9), 0, Money::fen(1)), RunFailed);
  EXPECT_THROW(ledger.add_account("lost", InstrumentId()), RunFailed);
  EXPECT_THROW(static_cast<void>(ledger.flowed(FlowId(9), book)), RunFailed);
  EXPECT_THROW(static_cast<void>(ledger.turnover(FlowId())), RunFailed);
  EXPECT_EQ(ledger.close_quarter(), 0);
}

TEST_F(LedgerFault, BalanceThatOverflows) {
  EXPECT_THROW(ledger.transfer(flow, outside, 0, book, 0, Money::fen(most)), RunFailed);
  EXPECT_THROW(ledger.distribute(flow, outside, 0, book, std::vector(4, Money::fen(most))), RunFailed);
  EXPECT_THROW(ledger.collect(flow, book, std::vector(4, Money::fen(-most)), outside), RunFailed);
}

TEST_F(LedgerFault, SumThatOverflows) {
  // Each balance fits, the sum of the four does not.
  EXPECT_THROW(ledger.collect(flow, book, std::vector(4, Money::fen(most / 2)), outside), RunFailed);
}

}  // namespace
}  // namespace sim
