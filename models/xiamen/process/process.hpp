#pragma once
#include "models/xiamen/city.hpp"

/// The steps of a quarter, in the order of step_order.cpp. Each stands in the file of its name; none includes
/// another.
namespace xiamen {

using sim::StepContext;

void apply_reforms(City& city, const StepContext& context);
void open_programmes(City& city, const StepContext& context);
void raise_funds(City& city, const StepContext& context);
void open_facilities(City& city, const StepContext& context);
void open_covers(City& city, const StepContext& context);
void open_signals(City& city, const StepContext& context);
void supply_researchers(City& city, const StepContext& context);
void fund_research(City& city, const StepContext& context);
void search_ideas(City& city, const StepContext& context);
void assign_places(City& city, const StepContext& context);
void form_alliances(City& city, const StepContext& context);
void match_results(City& city, const StepContext& context);
void hold_calls(City& city, const StepContext& context);
void post_scores(City& city, const StepContext& context);
void sign_contracts(City& city, const StepContext& context);
void buy_covers(City& city, const StepContext& context);
void adopt_technologies(City& city, const StepContext& context);
void advance_stages(City& city, const StepContext& context);
void find_customers(City& city, const StepContext& context);
void recognise_conversions(City& city, const StepContext& context);
void sell_products(City& city, const StepContext& context);
void settle_accounts(City& city, const StepContext& context);
void settle_places(City& city, const StepContext& context);
void settle_taxes(City& city, const StepContext& context);
void pay_grants(City& city, const StepContext& context);
void pay_claims(City& city, const StepContext& context);
void service_loans(City& city, const StepContext& context);
void sell_stakes(City& city, const StepContext& context);
void settle_covers(City& city, const StepContext& context);
void certify_enterprises(City& city, const StepContext& context);
void move_enterprises(City& city, const StepContext& context);
void enter_and_leave(City& city, const StepContext& context);
void learn_from_contacts(City& city, const StepContext& context);
void observe_city(City& city, const StepContext& context);

}  // namespace xiamen
