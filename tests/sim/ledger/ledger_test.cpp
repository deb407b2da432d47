#include "sim/ledger/ledger.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

struct Owners : Population {
  explicit Owners(std::size_t rows) : Population("owners") {
    for (Key key = 0; key < rows; ++key) append(key);
  }
  Column<Money> cash{*this, "cash", "CNY", "cash held"};
  Column<Money> bonds{*this, "bonds", "CNY", "bonds held"};
};

struct Books {
  explicit Books(std::size_t rows) : owners(rows) {}
  Owners owners;
  Ledger ledger;
  InstrumentId cash = ledger.add_instrument("cash");
  InstrumentId bonds = ledger.add_instrument("bonds");
  FlowId wages = ledger.add_flow("wages");
  FlowId tax = ledger.add_flow("tax");
  BookId owner_cash = ledger.add_book("owner cash", cash, owners.cash);
  BookId owner_bonds = ledger.add_book("owner bonds", bonds, owners.bonds);
  BookId outside = ledger.add_account("outside", cash);
  BookId treasury = ledger.add_account("treasury", cash);
};

std::vector<Money> fen(const std::vector<std::int64_t>& amounts) {
  std::vector<Money> money;
  for (const std::int64_t amount : amounts) money.push_back(Money::fen(amount));
  return money;
}

TEST(Ledger, ThreeRowsByHand) {
  Books books(3);
  Ledger& ledger = books.ledger;
  ledger.open_quarter();
  // The outside pays wages of 10.00, 0 and 20.00; the owners pay tax of 1.00, 0 and 2.50, and the first gets
  // 0.25 back.
  ledger.distribute(books.wages, books.outside, 0, books.owner_cash, fen({1000, 0, 2000}));
  ledger.collect(books.tax, books.owner_cash, fen({100, 0, 250}), books.treasury);
  ledger.transfer(books.tax, books.treasury, 0, books.owner_cash, 0, Money::fen(25));

  EXPECT_EQ(books.owners.cash[0], Money::fen(925));
  EXPECT_EQ(books.owners.cash[1], Money());
  EXPECT_EQ(books.owners.cash[2], Money::fen(1750));
  EXPECT_EQ(ledger.balance(books.outside), Money::fen(-3000));
  EXPECT_EQ(ledger.balance(books.treasury), Money::fen(325));
  EXPECT_EQ(ledger.balance(books.owner_cash, 2), Money::fen(1750));
  EXPECT_EQ(ledger.flowed(books.wages, books.owner_cash), Money::fen(3000));
  EXPECT_EQ(ledger.flowed(books.wages, books.outside), Money::fen(-3000));
  EXPECT_EQ(ledger.flowed(books.tax, books.owner_cash), Money::fen(-325));
  EXPECT_EQ(ledger.flowed(books.tax, books.treasury), Money::fen(325));
  EXPECT_EQ(ledger.turnover(books.wages), Money::fen(3000));
  EXPECT_EQ(ledger.turnover(books.tax), Money::fen(375));
  EXPECT_EQ(ledger.close_quarter(), 0);
  EXPECT_EQ(ledger.diagnosis(), "");

  ledger.open_quarter();
  EXPECT_EQ(ledger.flowed(books.wages, books.owner_cash), Money());
  EXPECT_EQ(ledger.turnover(books.tax), Money());
  EXPECT_EQ(ledger.balance(books.treasury), Money::fen(325));
  EXPECT_EQ(ledger.close_quarter(), 0);
}

// Of three rows the middle one has paid back what it got and goes: the third becomes the second, with its
// books, which still close and still take entries. One that holds money cannot go.
TEST(Ledger, RowsThatStandAtZeroCanGo) {
  Books books(3);
  Ledger& ledger = books.ledger;
  ledger.open_quarter();
  ledger.distribute(books.wages, books.outside, 0, books.owner_cash, fen({1000, 500, 2000}));
  const std::vector<std::size_t> kept = {0, 2};
  EXPECT_FALSE(ledger.settled(books.owners, 1));
  EXPECT_THROW(ledger.keep(books.owners, kept), RunFailed);
  ledger.transfer(books.wages, books.owner_cash, 1, books.outside, 0, Money::fen(500));
  EXPECT_TRUE(ledger.settled(books.owners, 1));
  ledger.keep(books.owners, kept);
  books.owners.keep(kept);
  ASSERT_EQ(books.owners.size(), 2U);
  EXPECT_EQ(ledger.balance(books.owner_cash, 1), Money::fen(2000));
  ledger.transfer(books.tax, books.owner_cash, 1, books.treasury, 0, Money::fen(100));
  EXPECT_EQ(ledger.balance(books.owner_cash, 1), Money::fen(1900));
  EXPECT_EQ(ledger.close_quarter(), 0);
  books.owners.append(9);
  EXPECT_EQ(ledger.balance(books.owner_cash, 2), Money());
  EXPECT_EQ(ledger.close_quarter(), 0);
}

TEST(Ledger, NegativeAmountsFlowBack) {
  Books books(2);
  books.ledger.transfer(books.tax, books.owner_cash, 0, books.treasury, 0, Money::fen(-7));
  books.ledger.collect(books.tax, books.owner_cash, fen({-5, 5}), books.treasury);
  EXPECT_EQ(books.owners.cash[0], Money::fen(12));
  EXPECT_EQ(books.owners.cash[1], Money::fen(-5));
  EXPECT_EQ(books.ledger.balance(books.treasury), Money::fen(-7));
  EXPECT_EQ(books.ledger.turnover(books.tax), Money::fen(17));
  EXPECT_EQ(books.ledger.close_quarter(), 0);
}

TEST(Ledger, RowsAndFlowsMayComeLater) {
  Books books(1);
  const std::size_t row = books.owners.append(99);
  const FlowId late = books.ledger.add_flow("gift");
  books.ledger.transfer(late, books.outside, 0, books.owner_cash, row, Money::fen(3));
  EXPECT_EQ(books.owners.cash[row], Money::fen(3));
  EXPECT_EQ(books.ledger.flowed(late, books.owner_cash), Money::fen(3));
  books.owners.append(100);
  EXPECT_EQ(books.ledger.close_quarter(), 0);
  EXPECT_EQ(books.ledger.flow_names(), (std::vector<std::string>{"wages", "tax", "gift"}));
  EXPECT_EQ(books.ledger.book_names(),
            (std::vector<std::string>{"owner cash", "owner bonds", "outside", "treasury"}));
}

TEST(Ledger, WithinOneBookAndOneRow) {
  Books books(2);
  books.ledger.transfer(books.tax, books.owner_cash, 0, books.owner_cash, 1, Money::fen(4));
  books.ledger.transfer(books.tax, books.owner_cash, 1, books.owner_cash, 1, Money::fen(9));
  books.ledger.collect(books.tax, books.owner_cash, fen({1, 2}), books.owner_cash, 0);
  EXPECT_EQ(books.owners.cash[0], Money::fen(-4 - 1 + 3));
  EXPECT_EQ(books.owners.cash[1], Money::fen(4 - 2));
  EXPECT_EQ(books.ledger.flowed(books.tax, books.owner_cash), Money());
  EXPECT_EQ(books.ledger.close_quarter(), 0);
}

/// Invariants over 10,000 random entries against books kept in plain maps.
TEST(Ledger, RandomEntriesKeepTheBooksClosed) {
  constexpr std::size_t rows = 50;
  Books books(rows);
  Ledger& ledger = books.ledger;
  const Stream luck = RandomSource(2, 1).lifelong("entries");
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> plain;
  const BookId cash_books[] = {books.owner_cash, books.outside, books.treasury};
  ledger.open_quarter();
  for (Key entry = 0; entry < 10'000; ++entry) {
    const BookId from = cash_books[luck.below(3, entry, 0)];
    const BookId to = cash_books[luck.below(3, entry, 1)];
    const std::size_t from_row = from == books.owner_cash ? luck.below(rows, entry, 2) : 0;
    const std::size_t to_row = to == books.owner_cash ? luck.below(rows, entry, 3) : 0;
    const std::int64_t amount = std::int64_t{luck.below(2'000'001, entry, 4)} - 1'000'000;
    const FlowId flow = luck.chance(0.5, entry, 5) ? books.wages : books.tax;
    ledger.transfer(flow, from, from_row, to, to_row, Money::fen(amount));
    plain[{from.position(), from_row}] -= amount;
    plain[{to.position(), to_row}] += amount;
    if (entry % 100 == 0) {
      ASSERT_EQ(ledger.close_quarter(), 0) << ledger.diagnosis();
      for (const FlowId each : {books.wages, books.tax}) {
        Money net;
        for (const BookId book : cash_books) net += ledger.flowed(each, book);
        ASSERT_EQ(net, Money()) << "what flows out of one book flows into another";
      }
    }
  }
  for (const auto& [place, balance] : plain) {
    ASSERT_EQ(ledger.balance(BookId(place.first), place.second).in_fen(), balance);
  }
}

TEST(Ledger, ColumnsEqualSingleTransfers) {
  constexpr std::size_t rows = 100;
  Books columns(rows);
  Books singles(rows);
  const Stream luck = RandomSource(2, 1).lifelong("columns");
  std::vector<Money> amounts;
  for (std::size_t row = 0; row < rows; ++row)
    amounts.push_back(Money::fen(std::int64_t{luck.below(1000, row)} - 300));
  columns.ledger.collect(columns.tax, columns.owner_cash, amounts, columns.treasury);
  columns.ledger.distribute(columns.wages, columns.outside, 0, columns.owner_cash, amounts);
  for (std::size_t row = 0; row < rows; ++row) {
    singles.ledger.transfer(singles.tax, singles.owner_cash, row, singles.treasury, 0, amounts[row]);
    singles.ledger.transfer(singles.wages, singles.outside, 0, singles.owner_cash, row, amounts[row]);
  }
  Digester one;
  Digester other;
  columns.ledger.add_to(one);
  singles.ledger.add_to(other);
  EXPECT_EQ(one.result(), other.result());
  for (std::size_t row = 0; row < rows; ++row) EXPECT_EQ(columns.owners.cash[row], singles.owners.cash[row]);
  EXPECT_EQ(columns.ledger.turnover(columns.tax), singles.ledger.turnover(singles.tax));
}

TEST(Ledger, DigestSeesAccountsAndFlows) {
  const auto digest = [](const Books& books) {
    Digester digester;
    books.ledger.add_to(digester);
    return digester.result();
  };
  Books books(1);
  const Digest before = digest(books);
  books.ledger.transfer(books.tax, books.outside, 0, books.treasury, 0, Money::fen(1));
  const Digest after = digest(books);
  EXPECT_NE(before, after);
  books.ledger.transfer(books.tax, books.treasury, 0, books.outside, 0, Money::fen(1));
  EXPECT_NE(digest(books), before) << "the turnover stays";
}

// Three owners pay 5, 7 and -2 fen: the first and the third to owner bank 1, the second to bank 0.
TEST(Ledger, CollectsFromEachRowForTheRowNamedForIt) {
  Owners banks(2);
  Books books(3);
  const BookId bank_cash = books.ledger.add_book("bank cash", books.cash, banks.cash);
  const std::vector<Money> amounts = fen({5, 7, -2});
  const std::vector<std::uint8_t> to = {1, 0, 1};
  books.ledger.open_quarter();
  books.ledger.collect(books.wages, books.owner_cash, amounts, bank_cash, to);
  EXPECT_EQ(books.owners.cash[2], Money::fen(2));
  EXPECT_EQ(banks.cash[0], Money::fen(7));
  EXPECT_EQ(banks.cash[1], Money::fen(3));
  EXPECT_EQ(books.ledger.turnover(books.wages), Money::fen(14));
  EXPECT_EQ(books.ledger.flowed(books.wages, bank_cash), Money::fen(10));
  EXPECT_EQ(books.ledger.close_quarter(), 0);
  const std::vector<std::uint8_t> nobody = {1, 0, 2};
  EXPECT_THROW(books.ledger.collect(books.wages, books.owner_cash, amounts, bank_cash, nobody), RunFailed);
  const std::vector<std::uint8_t> few = {1, 0};
  EXPECT_THROW(books.ledger.collect(books.wages, books.owner_cash, amounts, bank_cash, few), RunFailed);
}

}  // namespace
}  // namespace sim
