// What do lenders offer, on which terms, up to which limit?
//
// The owner of the levers of loan products. A product lends while its balance is below its limit; closing it
// or lowering the limit never calls a loan back.

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "models/xiamen/rules/working_capital.hpp"

namespace xiamen {

void open_facilities(City& city, const StepContext& context) {
  Facilities& facilities = city.facilities;
  for (std::size_t row = 0; row < facilities.size(); ++row) {
    const sim::Entry& entry = city.entry(facilities.entry[row]);
    facilities.open[row] = is_open(context, entry) ? 1 : 0;
    facilities.working_capital[row] = is_working_capital(context, entry) ? 1 : 0;
    facilities.limit[row] = Money::yuan(read(context, entry, "limit"));
    facilities.rate[row] = quarterly_growth(read(context, entry, "rate"));
    facilities.maximum_share[row] = read(context, entry, "maximum_share");
    facilities.ticket_maximum[row] = read(context, entry, "ticket_maximum");
    facilities.stages[row] = stage_bits(read(context, entry, "stage_from"), read(context, entry, "stage_to"));
    facilities.term[row] = static_cast<std::int32_t>(read(context, entry, "term") + 0.5);
    facilities.public_loss_share[row] = read(context, entry, "public_loss_share");
    facilities.requirement[row] = chosen<Requirement>(read(context, entry, "requirement"));
    facilities.mark[row] = read(context, entry, "mark");
    read_served(context, entry, facilities.served, row);
  }
}

}  // namespace xiamen
