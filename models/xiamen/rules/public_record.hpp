#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "models/xiamen/entities/enterprise.hpp"

/// What each entry of the catalogue voted, was asked for, granted and paid, and to whom. The steps that grant
/// and pay note it here; nobody but the observing step reads it.
namespace xiamen {

/// Who got public money, as it was then: rows of enterprises are renumbered when others are forgotten.
struct Recipient {
  sim::Key key = 0;         ///< 0: not told apart, such as households or the bodies of one entry
  bool enterprise = false;  ///< then what follows is known
  std::uint8_t ownership = 0, district = 0, sector = 0;
  double workers = 0, yearly_sales = 0;  ///< persons; CNY
};
/// The enterprise of a row, and anybody else by key.
Recipient recipient_of(const Enterprises& firms, std::size_t row);
Recipient other_recipient(sim::Key key = 0);

/// Entries that pay one sum together, and what of it each offers.
struct Sponsors {
  double total = 0;  ///< CNY
  std::vector<std::int32_t> entries;
  std::vector<double> offers;

  void add(std::int32_t entry, double offer);
};

class PublicRecord {
 public:
  /// CNY of the quarter.
  struct Sums {
    double appropriated = 0, asked = 0, granted = 0, paid = 0;
  };
  /// Of recipients what the observables tell apart; a large city has millions in a quarter.
  struct Payment {
    double amount;                 ///< CNY
    double workers, yearly_sales;  ///< of an enterprise: persons; CNY
    std::int32_t entry;
    std::uint8_t waited;  ///< quarters since it was applied for; 255 also where it was longer
    bool enterprise;      ///< then what follows is known
    std::uint8_t ownership, district, sector;
  };

  /// The quarter is over: its grants stay for a year, all else is forgotten.
  void begin_quarter();

  // By position in the catalogue; what is nobody's (-1) is not noted.
  void appropriate(std::int32_t entry, Money amount);
  void ask(std::int32_t entry, Money amount);
  /// A promise that need not be paid yet; to none told apart it counts in the sum alone.
  void grant(std::int32_t entry, sim::Key to, Money amount);
  void pay(std::int32_t entry, const Recipient& to, Money amount, int waited);
  /// Asked for, granted and paid at once.
  void give(std::int32_t entry, const Recipient& to, Money amount);
  /// The same, each its part in whole fen.
  void give(const Sponsors& sponsors, const Recipient& to, Money amount);

  Sums sums(std::int32_t entry) const;
  const std::deque<Payment>& payments() const { return payments_; }
  /// What each recipient was granted by an entry in this quarter and the three before it, CNY, in the order
  /// of their keys.
  std::vector<double> granted_in_a_year(std::int32_t entry) const;
  /// Whether that can differ from what it was a quarter ago.
  bool moved(std::int32_t entry) const;

 private:
  struct Grant {
    sim::Key to;
    Money amount;
  };
  struct Notes {
    Sums sums;
    std::array<std::vector<Grant>, 4> grants;  ///< of this quarter and the three before it
    bool fell_out = false;                     ///< grants of four quarters ago were forgotten
  };
  Notes& at(std::int32_t entry);

  std::vector<Notes> notes_;
  std::deque<Payment> payments_;
};

/// How unevenly a sum is spread.
struct Concentration {
  std::size_t recipients = 0;
  double gini = 0;     ///< 0: all alike; NaN for no recipient
  double top_ten = 0;  ///< share of the ten largest; NaN for no recipient
};
/// Of positive amounts, in any order; the Gini coefficient is that of rules/inequality.
Concentration concentration(std::vector<double> amounts);

}  // namespace xiamen
