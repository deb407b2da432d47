#include "models/xiamen/step_order.hpp"

#include "models/xiamen/process/process.hpp"
#include "sim/schedule/state_names.hpp"

namespace xiamen {

using sim::state_names;

const std::vector<CityStep>& step_order() {
  static const std::vector<CityStep> steps = {
      // 1. Policy takes effect
      {{"apply_reforms",
        "policy",
        {"apply reforms", "实施制度改革"},
        {"Under which rules do institutions act this quarter?", "本季度机构按什么规则行事？"},
        {},
        state_names({"practice: *"})},
       apply_reforms},
      {{"open_programmes",
        "policy",
        {"open programmes", "开启政策项目"},
        {"Which public terms, budgets, seats and places are in force this quarter?",
         "本季度有哪些政策条件、预算、席位和名额生效？"},
        state_names({"demand: entry, places", "grant: budget, entry, voted", "public_terms: standard_rate",
                     "service: entry"}),
        state_names({"demand: *",
                     "grant: additional_share, base, budget, ceiling, district_share, entitled, open, "
                     "served_districts, served_sectors, share, stage, upper_share, voted",
                     "public_terms: *",
                     "service: fields, price, seats, served_districts, served_sectors, stage"})},
       open_programmes},
      {{"raise_funds",
        "policy",
        {"raise funds", "募集与出资"},
        {"How much capital do funds raise and call, from whom?", "基金募集和收取多少资本，由谁出资？"},
        state_names({"fund: commitment, entry, fiscal_share, open, state_share", "practice: *",
                     "vintage: called, carry, cash, commitment, distributed, ends, fees_due, fiscal_share, "
                     "fund, invests_until, preferred, raised, stakes, state_share, uncalled"}),
        state_names({"fund: *", "vintage",
                     "vintage: called, capital, cash, commitment, distributed, fees_due, invests_until, "
                     "preferred, uncalled"})},
       raise_funds},
      {{"open_facilities",
        "policy",
        {"open loan products", "开放信贷产品"},
        {"What do lenders offer, on which terms, up to which limit?", "银行提供哪些贷款，条件和额度如何？"},
        state_names({"facility: entry"}),
        state_names({"facility: limit, mark, maximum_share, open, public_loss_share, rate, requirement, "
                     "served_districts, served_sectors, stages, term, ticket_maximum, working_capital"})},
       open_facilities},
      {{"open_covers",
        "policy",
        {"open covers", "开办保险与担保"},
        {"Which covers are on offer, on which terms, backed by what, and who has heard of them?",
         "提供哪些保险与担保，条件如何，由什么资金支持，哪些企业知晓？"},
        state_names({"cover: clients, entry, paid_in, told", "policy: ends, project"}),
        state_names(
            {"cover: capacity, ceiling, known, loans, open, paid_in, premium, premium_subsidy, requirement, "
             "reserve, served_districts, served_sectors, share, stages, told, trigger"})},
       open_covers},
      {{"open_signals",
        "policy",
        {"open signals", "开放信息与对接"},
        {"Which scores are posted, of whom and to whom, and how many meetings are on offer?",
         "发布哪些评分，覆盖谁，对谁可见，提供多少次对接？"},
        state_names({"signal: entry, form, open, places"}),
        state_names({"signal: *"})},
       open_signals},
      // 2. People
      {{"supply_researchers",
        "people",
        {"supply researchers", "科研人才供给"},
        {"How many researchers live here, and at what wage?", "本市有多少研发人员，工资多少？"},
        state_names({"researchers: *"}),
        state_names({"researchers: *"})},
       supply_researchers},
      // 3. Knowledge
      {{"fund_research",
        "knowledge",
        {"fund research bodies", "资助科研机构"},
        {"What do public bodies spend on research, and what do they find?",
         "科研机构投入多少研究经费，取得哪些成果？"},
        state_names({"market: research", "practice: now", "research_body: entry", "researchers: wage"}),
        state_names({"project", "research_body: *", "researchers: employed, wanted"})},
       fund_research},
      // 4. Ideas become projects
      {{"search_ideas",
        "ideas",
        {"search for ideas", "企业搜寻创意"},
        {"How much do enterprises spend on search, what do they find, and what do they take up?",
         "企业搜寻投入多少，发现什么，采纳什么？"},
        state_names({"enterprise: aware, base_sales, birth, borrowed, cash, does_research, high_tech_until, "
                     "knowledge, owed_to_projects, ownership, product_sales, research_year, search_share, "
                     "sector, taxable_1",
                     "grant: paid_rate, served_districts, served_sectors", "market: closure", "practice: *",
                     "project: left, owner, progress, stage, stage_unpaid", "public_terms: *",
                     "researchers: wage"}),
        state_names({"enterprise: cash, profit_year, research_quarter, search_share", "project",
                     "researchers: employed, wanted"})},
       search_ideas},
      // 5. Partners meet
      {{"assign_places",
        "partners",
        {"assign places", "分配入驻场地"},
        {"Which young enterprises ask for a place in a space, who gets one, and who graduates?",
         "哪些初创企业申请入驻载体，谁获得场地，谁毕业？"},
        state_names({"enterprise: alive, base_sales, birth, does_research, knowledge, product_sales, sector, "
                     "space, tenant_until, workers",
                     "market: performers", "practice: now",
                     "project: learning, owner, progress, scale, sector, stage", "researchers: wage",
                     "space: contact, entry, fields, level, maximum_age, maximum_sales, open, places, "
                     "reached, rent, served_districts, served_sectors, stay, tenants"}),
        state_names({"enterprise: cash, profit_year, space, tenant_until", "space",
                     "space: contact, fields, for_projects, graduates_year, incubates, introductions, level, "
                     "maximum_age, neighbours, open, places, rises, running_cost, served_districts, "
                     "served_sectors, service_stages, services, tenants"})},
       assign_places},
      {{"form_alliances",
        "partners",
        {"form alliances", "组建协同组织"},
        {"Who leads, who joins, and which projects do they share?", "谁牵头，谁加入，合作哪些项目？"},
        state_names(
            {"alliance: ends, entry, lead, subsidy",
             "enterprise: alive, base_sales, cash, does_research, knowledge, product_sales, sector, space",
             "membership: alliance, enterprise",
             "project: alliance, believed_value, owner, progress, route, scale, stage",
             "research_body: count, fields",
             "signal: candidates, cost, counterpart, fields, fiscal_share, form, open, places, reach, "
             "served_districts, served_sectors"}),
        state_names({"alliance", "alliance: joint_projects", "enterprise: cash, profit_year", "membership",
                     "project: alliance, subsidy_left, subsidy_since", "signal: agreed, held, places"})},
       form_alliances},
      {{"match_results",
        "partners",
        {"match results", "成果对接"},
        {"Which results of research bodies find an enterprise?", "哪些科研机构成果找到了企业？"},
        state_names({"alliance: ends, lead",
                     "enterprise: alive, cash, does_research, knowledge, sector, space", "market: closure",
                     "membership: alliance, body, ordinal", "practice: now",
                     "project: believed_value, origin, owner, progress, scale, sector, stage",
                     "research_body: contact, count", "researchers: wage",
                     "signal: candidates, cost, counterpart, fields, fiscal_share, form, open, places, "
                     "reach, served_districts, served_sectors",
                     "space: contact"}),
        state_names({"enterprise: cash, profit_year", "project: owner, released, royalty, since, waits_for",
                     "research_body: cash", "signal: agreed, held, places"})},
       match_results},
      {{"hold_calls",
        "partners",
        {"hold calls", "组织项目申报评审"},
        {"Which projects win public project money?", "哪些项目赢得财政项目资金？"},
        state_names(
            {"call: budget, cut_off, entry, open, places, selective, served_districts, served_sectors, voted",
             "enterprise: base_sales, cash, has_investor, high_tech_until, innovation_points, inventions, "
             "little_giant_until, product_sales, specialised_until",
             "project: believed_merit, call, doubt, learning, merit, origin, owner, progress, scale, sector, "
             "stage",
             "researchers: wage"}),
        state_names({"call: *", "enterprise: cash, profit_year",
                     "project: award_later, award_now, award_since, call"})},
       hold_calls},
      // 6. Contracts
      {{"post_scores",
        "contracts",
        {"post scores", "公布评分"},
        {"What can a lender see of an enterprise instead of collateral?",
         "贷款机构能看到企业的哪些信息来代替抵押？"},
        state_names({"enterprise: high_tech_until, house_bank, inventions, other_rights, reported_1, "
                     "sales_1, sales_2, taxable_1",
                     "public_terms: certified_rate, small_limit, small_rate, standard_rate",
                     "signal: form, lenders, measure, noise, open, reach, served_districts, served_sectors"}),
        state_names({"enterprise: innovation_points, tax_index"})},
       post_scores},
      {{"sign_contracts",
        "contracts",
        {"sign contracts", "签订融资合同"},
        {"Which waiting projects get seat, staff and money for their stage, and what holds the others?",
         "哪些等待中的项目获得本阶段的席位、人员和资金，其余项目卡在哪里？"},
        state_names({"alliance: cost_share, ends",
                     "call: additional_share, counts_as_key, district_share, upper_share",
                     "cover: capacity, ceiling, in_force, known, loans, open, premium, premium_subsidy, "
                     "requirement, reserve, served_districts, served_sectors, share, stages, trigger",
                     "enterprise: alive, base_sales, buy_back_debt, cash, has_investor, high_tech_until, "
                     "house_bank, innovation_points, insured_by, inventions, little_giant_until, margin, "
                     "owed_to_projects, product_sales, project_debt, sector, space, specialised_until, "
                     "tax_index, taxable_1, working_debt",
                     "facility: *",
                     "fund: buy_back, buy_back_after, commitment, entry, free, hurdle, open, screenings, "
                     "served_districts, served_sectors, stages, ticket_maximum, ticket_minimum",
                     "grant: additional_share, base, budget, ceiling, district_share, entitled, entry, "
                     "paid_rate, served_districts, served_sectors, share, stage, upper_share",
                     "holding: held, project", "lender: tolerance", "market: closure",
                     "membership: alliance, enterprise",
                     "project: alliance, award_later, award_now, believed_merit, believed_value, call, "
                     "doubt, examined, learning, owner, progress, released, scale, sector, since, staff, "
                     "stage, subsidy_left, waits_for",
                     "public_terms: *", "researchers: employed, supply, wage", "service: *",
                     "signal: candidates, cost, counterpart, fields, fiscal_share, form, open, places, "
                     "reach, served_districts, served_sectors",
                     "space: introductions, service_stages, services",
                     "vintage: cash, ends, fiscal_share, fund, invests_until, state_share"}),
        state_names({"cover: clients, in_force, reserve",
                     "enterprise: cash, has_investor, insured_by, owed_to_projects, profit_year, "
                     "project_debt, public_claims",
                     "facility: used", "fund: free, screenings", "government: *", "grant: budget", "holding",
                     "holding: share, value", "lender: cash, loans", "loan", "payable", "payable: *",
                     "policy",
                     "project: award_now, believed_value, cost_all, cost_by_partners, examined, left, "
                     "progress, seat, staff, stage_cost, stage_unpaid, subsidy_left, value, waits_for",
                     "researchers: employed, wanted", "service: taken", "signal: agreed, held, places",
                     "space: introductions", "vintage: cash, stakes"})},
       sign_contracts},
      {{"buy_covers",
        "contracts",
        {"buy covers", "购买年度保险"},
        {"Which enterprises insure their sales and their debts for the year?",
         "哪些企业为全年的销售和债务投保？"},
        state_names({"cover: capacity, ceiling, in_force, known, open, premium, premium_subsidy, "
                     "requirement, reserve, served_districts, served_sectors, share, trigger",
                     "enterprise: base_sales, cash, has_investor, high_tech_until, innovation_points, "
                     "insured_by, inventions, little_giant_until, margin, owed_to_projects, product_sales, "
                     "project_debt, specialised_until, working_debt"}),
        state_names(
            {"cover: clients, in_force, reserve", "enterprise: cash, insured_by, profit_year", "policy"})},
       buy_covers},
      {{"adopt_technologies",
        "contracts",
        {"adopt technologies", "采用新技术"},
        {"Who adopts digital, technical or green technology, and with whose help?",
         "谁采用数字化、新装备或绿色技术，得到谁的帮助？"},
        state_names({"adoption: *",
                     "enterprise: base_sales, cash, diagnosed, digital_level, green_level, heard_of, "
                     "owed_to_projects, product_sales, sector, technical_level",
                     "public_terms: audit_lag"}),
        state_names({"adoption: *",
                     "enterprise: cash, diagnosed, digital_level, green_level, heard_of, public_claims, "
                     "saving, technical_level, works",
                     "government: *", "payable", "payable: *"})},
       adopt_technologies},
      // 7. Gates
      {{"advance_stages",
        "gates",
        {"advance stages", "推进阶段"},
        {"Which projects finish their stage, pass its gate, or are given up?",
         "哪些项目完成本阶段、通过评审或被放弃？"},
        state_names({"call: additional_share, district_share, upper_share",
                     "project: award_later, believed_merit, call, doubt, learning, left, merit, owner, "
                     "progress, seat, sector, stage, stage_unpaid",
                     "public_terms: audit_lag", "researchers: wage"}),
        state_names({"enterprise: cash, launches, owed_to_projects, profit_year, public_claims, "
                     "research_quarter, works",
                     "government: *", "payable", "payable: *",
                     "project: award_later, believed_merit, call, doubt, examined, learning, left, progress, "
                     "seat, since, staff, stage, stage_unpaid, waits_for",
                     "service: cash, taken"})},
       advance_stages},
      // 8. Markets
      {{"find_customers",
        "markets",
        {"find customers", "寻找首个客户"},
        {"Which finished products win their first customer?", "哪些已完成的产品赢得首个客户？"},
        state_names(
            {"alliance: ends", "demand: *", "enterprise: alive, base_sales, cash, product_sales",
             "market: closure", "membership: alliance, enterprise",
             "project: alliance, cost_all, cost_by_partners, launched, merit, origin, owner, progress, "
             "royalty, sector, since, value",
             "signal: candidates, cost, counterpart, fields, fiscal_share, form, open, places, reach, "
             "served_districts, served_sectors"}),
        state_names({"demand: places", "enterprise: cash, competitiveness, product_sales, profit_year",
                     "project: launched, left, progress, royalty, waits_for", "research_body: cash",
                     "signal: agreed, held, places"})},
       find_customers},
      {{"recognise_conversions",
        "markets",
        {"recognise conversions", "认定成果转化项目"},
        {"Which products are recognised as conversion projects?", "哪些产品被认定为成果转化项目？"},
        state_names({"enterprise: aware, inventions, other_rights", "market: closure",
                     "project: launched, owner, sector, value"}),
        state_names({"project: recognised"})},
       recognise_conversions},
      {{"sell_products",
        "markets",
        {"sell products", "产品销售"},
        {"How do orders and competition move sales?", "订单和竞争如何改变销售额？"},
        state_names({"enterprise: base_sales, competitiveness, product_sales, sector, workers",
                     "market: national, real, rivalry, sales, trend"}),
        state_names({"enterprise: base_sales, competitiveness, product_sales, workers",
                     "market: closure, national, real, real_growth, rivalry, sales, trend"})},
       sell_products},
      // 9. Accounts
      {{"settle_accounts",
        "accounts",
        {"settle accounts", "结算收支"},
        {"Who pays whom for sales, work and capital this quarter?",
         "本季度销售、工作和资本的款项由谁付给谁？"},
        state_names({"enterprise: aware, base_sales, buy_back_debt, cash, fortune, high_tech_until, "
                     "interest_year, margin, owed_to_projects, product_sales, profit_year, reported_1, "
                     "reported_2, research_quarter, research_year, sales_1, sales_2, sales_year, saving, "
                     "sector, space, taxable_1, workers, works",
                     "public_terms: *"}),
        state_names({"enterprise: cash, fortune, interest_1, interest_year, margin, profit_1, profit_year, "
                     "relabelling, reported_1, reported_2, reported_3, research_year, sales_1, sales_2, "
                     "sales_3, sales_year, taxable_1, works"})},
       settle_accounts},
      {{"settle_places",
        "accounts",
        {"settle places", "结算场地收支"},
        {"What do tenants pay to spaces, what do spaces cost, and which operators rise a level?",
         "入驻企业付多少租金，载体花多少钱，哪些运营方升级？"},
        state_names({"enterprise: space, workers",
                     "grant: additional_share, base, budget, ceiling, district_share, entitled, open, share, "
                     "upper_share",
                     "space: cash, graduates_year, incubates, level, open, places, rent, rises, "
                     "running_cost, spent_year, tenants"}),
        state_names({"enterprise: cash, profit_year", "grant: budget",
                     "space: cash, graduates_year, reached, spent_year"})},
       settle_places},
      {{"settle_taxes",
        "accounts",
        {"settle taxes", "汇算清缴"},
        {"What tax is due for last year, and what relief do R&D and status give?",
         "上年度应缴多少税，研发费用和资质带来多少优惠？"},
        state_names(
            {"enterprise: high_tech_until, losses_carried, profit_1, reported_1, sector", "public_terms: *"}),
        state_names({"enterprise: cash, losses_carried, taxable_1"})},
       settle_taxes},
      {{"pay_grants",
        "accounts",
        {"pay grants", "审批补助"},
        {"Which enterprises are granted public money by rule for last year's R&D and interest?",
         "哪些企业因上年的研发费用和利息按规则获批财政资金？"},
        state_names({"enterprise: interest_1, inventions, reported_1",
                     "grant: additional_share, base, budget, ceiling, district_share, entitled, entry, "
                     "served_districts, served_sectors, share, upper_share",
                     "practice: now", "public_terms: audit_lag"}),
        state_names({"enterprise: public_claims", "government: *", "grant: budget, paid_rate", "payable",
                     "payable: *"})},
       pay_grants},
      {{"pay_claims",
        "accounts",
        {"pay claims", "拨付资金"},
        {"Which public money that was granted is paid now?", "哪些已批准的财政资金现在拨付？"},
        state_names({"enterprise: alive", "payable: *"}),
        state_names({"enterprise: cash, profit_year, public_claims", "government: *", "payable: amount"})},
       pay_claims},
      {{"service_loans",
        "accounts",
        {"service loans", "偿还贷款"},
        {"What is lent for working capital, repaid and paid in interest?",
         "流动资金贷款放出多少、偿还多少、付息多少？"},
        state_names(
            {"enterprise: base_sales, borrows, house_bank, margin, product_sales, project_debt, working_debt",
             "facility: limit, open, public_loss_share, rate, used, working_capital",
             "lender: cash, tolerance", "loan: enterprise, facility, instalments, outstanding"}),
        state_names({"enterprise: cash, interest_year, profit_year, project_debt, working_debt",
                     "facility: used", "lender: cash, loans", "loan: instalments, outstanding"})},
       service_loans},
      {{"sell_stakes",
        "accounts",
        {"sell stakes", "股权退出"},
        {"Which stakes do funds sell or write off, and what do investors get?",
         "基金退出或核销哪些股权，出资人得到多少？"},
        state_names({"enterprise: alive, base_sales, buy_back_debt, cash, claimed_since, listed, "
                     "owed_to_projects, product_sales, profit_1",
                     "fund: exit_chance", "holding: *", "market: closure",
                     "project: believed_merit, believed_value, doubt, launched, learning, progress, scale, "
                     "sector, stage, value",
                     "researchers: wage",
                     "vintage: called, carry, distributed, ends, extension, fees_due, fiscal_share, fund, "
                     "preferred, stakes, state_share"}),
        state_names({"enterprise: buy_back_debt, cash, claimed_since, listed",
                     "holding: claim, held, proceeds, value",
                     "vintage: capital, cash, claims, distributed, ends, extension, fees_due, stakes"})},
       sell_stakes},
      {{"settle_covers",
        "accounts",
        {"settle covers", "保险理赔"},
        {"Which insured losses happened this quarter, and what is paid for them?",
         "本季度发生了哪些承保损失，赔付多少？"},
        state_names({"cover: reserve, trigger", "enterprise: alive, base_sales, product_sales",
                     "loan: cover, covered, outstanding", "policy: *", "project: progress, stage"}),
        state_names({"cover: in_force, reserve", "enterprise: cash, profit_year", "policy: sum"})},
       settle_covers},
      // 10. Status
      {{"certify_enterprises",
        "status",
        {"certify enterprises", "资质认定"},
        {"Who knows of a status, applies, passes, renews, or lapses?",
         "谁知晓资质、申报、通过、复核或失效？"},
        state_names(
            {"enterprise: alive, aware, base_sales, birth, cash, chain_leader_until, chain_rank, "
             "champion_until, competitiveness, has_investor, high_tech_until, innovative_until, inventions, "
             "launches, little_giant_until, margin, other_rights, owed_to_projects, ownership, pool_until, "
             "product_sales, relabelling, reported_1, reported_2, reported_3, research_body, sales_1, "
             "sales_2, sales_3, sector, specialised_until, taxable_1, unicorn_until, workers",
             "fund: commitment, hurdle, open",
             "public_terms: certified_rate, small_limit, small_rate, standard_rate"}),
        state_names({"enterprise: aware, cash, chain_leader_until, champion_until, high_tech_until, "
                     "innovative_until, little_giant_until, pool_until, profit_year, research_body, "
                     "research_quarter, research_year, specialised_until, unicorn_until, valuation"})},
       certify_enterprises},
      // 11. Entry and exit
      {{"move_enterprises",
        "demography",
        {"move enterprises", "企业迁入与迁出"},
        {"Who comes from elsewhere, and who is drawn away?", "谁从外地迁入，谁被吸引迁出？"},
        state_names({"enterprise: base_sales, birth, cash, has_investor, knowledge, owed_to_projects, "
                     "product_sales, project_debt, reported_1, sector, space, workers, working_debt",
                     "grant: paid_rate", "landing: entry, places, served_districts, served_sectors",
                     "market: closure, research, sales", "researchers: wage", "space: rent"}),
        state_names({"enterprise", "enterprise: cash, moves_away",
                     "landing: fields, landed, places, served_districts, served_sectors"})},
       move_enterprises},
      {{"enter_and_leave",
        "demography",
        {"enter and leave", "企业进入与退出"},
        {"Who founds, who fails, who gives up?", "谁创办企业，谁倒闭，谁放弃经营？"},
        state_names({"alliance: lead", "cover: reserve, trigger",
                     "enterprise: alive, base_sales, buy_back_debt, cash, claimed_since, house_bank, "
                     "moves_away, owed_to_projects, product_sales, profit_1, project_debt, quarters_short, "
                     "relabelling, reported_1, space, working_debt",
                     "facility: public_loss_share, working_capital",
                     "holding: claim, enterprise, held, project, vintage", "lender: cash", "loan: *",
                     "market: closure, real, real_growth", "membership: enterprise", "payable: enterprise",
                     "policy: cover, enterprise, project, share, sum", "practice: *",
                     "project: believed_value, origin, owner, progress, scale, seat, sector, since, stage",
                     "research_body: spin_off_inclination", "researchers: wage"}),
        state_names({"alliance: lead", "cover: reserve", "enterprise",
                     "enterprise: alive, base_sales, buy_back_debt, cash, claimed_since, owed_to_projects, "
                     "product_sales, profit_year, project_debt, quarters_short, space, working_debt, works",
                     "facility: used", "holding: claim, enterprise, held, project", "lender: cash, loans",
                     "loan: enterprise, outstanding", "membership: enterprise", "payable: enterprise",
                     "policy: enterprise, project, sum", "project",
                     "project: owner, progress, seat, since, staff, stage_unpaid, waits_for",
                     "service: taken", "space: tenants", "vintage: claims"})},
       enter_and_leave},
      {{"learn_from_contacts",
        "knowledge",
        {"learn from contacts", "知识积累与溢出"},
        {"What does own and others' research add to what an enterprise knows?",
         "自身和他人的研发为企业增加了多少知识？"},
        state_names({"alliance: ends",
                     "enterprise: alive, borrowed, knowledge, research_body, research_quarter, sector, space",
                     "market: performers, research", "membership: alliance, enterprise",
                     "space: neighbours"}),
        state_names({"enterprise: borrowed, inventions, knowledge, launches, other_rights",
                     "market: performers, research"})},
       learn_from_contacts},
      // 12. Observation
      {{"observe_city",
        "observation",
        {"observe", "观测"},
        {"What does the quarter look like from outside?", "从外部看，本季度是什么样？"},
        state_names({"alliance: ends, entry", "cover: clients, trigger",
                     "enterprise: alive, base_sales, buy_back_debt, cash, chain_leader_until, "
                     "champion_until, digital_level, district, fortune, green_level, high_tech_until, "
                     "innovation_points, innovative_until, inventions, little_giant_until, margin, "
                     "owed_to_projects, pool_until, product_sales, project_debt, relabelling, reported_1, "
                     "research_body, research_quarter, sales_1, saving, sector, space, specialised_until, "
                     "tax_index, technical_level, unicorn_until, workers, working_debt",
                     "facility: entry, limit, open, requirement, used", "government: *",
                     "holding: claim, enterprise, held, project, value, vintage",
                     "loan: cover, enterprise, facility, outstanding", "membership: *", "policy: sum",
                     "project: launched, progress, stage, waits_for", "research_body: research",
                     "researchers: supply, wage", "signal: agreed, entry, form, held",
                     "space: incubates, open, places",
                     "vintage: called, carry, cash, commitment, distributed, fiscal_share, invests_until, "
                     "preferred, state_share, uncalled"}),
        {}},
       observe_city},
  };
  return steps;
}

}  // namespace xiamen
