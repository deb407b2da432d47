"""The tables of docs/sanity.md, computed from a study: what the baseline shows beside what is known or plausible.

Bands are for judging and are nowhere inputs; each row says where its band comes from.
"""

import pathlib
import sys
from math import exp

import pages

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "analysis"))

import compare
import ladder_flows
from study_file import read_study

YEARS = (2021, 2024, 2030, 2035)


class Baseline:
    """Means over the replicates of the baseline: stocks at the end of a year, flows summed over it."""

    def __init__(self, path):
        self.study = read_study(path)
        self.replicates = self.study.replicates

    def values(self, name, quarter):
        variable = self.study.variables[name]
        return variable.values[self.study.baseline][:, self.study.quarters.index(quarter)].mean(axis=0)

    def year(self, name, year):
        return sum(self.values(name, f"{year}Q{number}") for number in (1, 2, 3, 4))

    def end(self, name, year):
        return self.values(name, f"{year}Q4")

    def part(self, name, year, axis, label):
        place = self.study.axes[axis].ids.index(label)
        flow = self.study.variables[name].flow
        return (self.year if flow else self.end)(name, year)[place]


def shown(value):
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def text_of(headings, rows):
    return "\n".join(pages.table(headings, rows))


def fit(city):
    known = {
        "certified high-tech enterprises": ("high_tech_enterprises", ("2,801", "3,607", "about 4,220")),
        "little giants": ("little_giants", ("79", "143", "165")),
        "reported R&D over GDP, %": ("rd_intensity", ("3.17", "about 3.18", "3.30")),
    }
    rows = []
    for label, (name, printed) in known.items():
        cells = [f"{shown(city.end(name, 2021 + i))} / {printed[i]}" for i in range(3)]
        rows.append([label, *cells])
    return text_of(["model / known, end of the year", "2021", "2022", "2023"], rows)


def later(city):
    loans = city.end("technology_loans", 2024) / 1e9
    special = city.end("specialised_loans", 2024) / 1e9
    rows = [
        ["certified high-tech enterprises, 2024", shown(city.end("high_tech_enterprises", 2024)), "4,735"],
        ["little giants, 2024", shown(city.end("little_giants", 2024)), "183"],
        ["reported R&D over GDP, 2024, %", shown(city.end("rd_intensity", 2024)), "3.4 (later 3.46)"],
        ["technology loans, 2024, bn CNY", shown(loans), "132.85"],
        ["… of specialised enterprises", shown(special), "62.91"],
        ["output of certified manufacturers, 2024, bn CNY", shown(city.year("high_tech_output", 2024) / 1e9), "364.6"],
        [
            "enterprises, institutes in consortia, mid-2025",
            f"{shown(city.values('consortium_enterprises', '2025Q2'))}, {shown(city.values('consortium_institutes', '2025Q2'))}",
            "129, 38",
        ],
    ]
    for name, label, printed in (
        ("ip_pledge_loans", "loans on pledged patents, 2024, bn CNY", "4.04"),
        ("innovation_points_loans", "loans on innovation points, 2024, bn CNY", "0.43"),
        ("tax_index_loans", "loans on the tax index, 2024, bn CNY", "0.49"),
    ):
        if name in city.study.variables:
            rows.append([label, shown(city.end(name, 2024) / 1e9), printed])
    for name, label, printed in (
        ("insurance_clients", "clients of innovation and R&D insurance, mid-2025", "6 (1 and 5)"),
        ("single_champions", "single champions, mid-2025 (no check: the printed number set their scale)", "18"),
        ("unicorns", "unicorns, mid-2025", "1"),
    ):
        if name in city.study.variables:
            rows.append([label, shown(city.values(name, "2025Q2")), printed])
    for name, label, printed in (
        ("rd_active_share", "large manufacturers that do R&D, 2024", "0.68"),
        ("rd_institution_share", "large manufacturers with an R&D body, 2024", "0.445"),
    ):
        if name in city.study.variables:
            rows.append([label, shown(city.end(name, 2024)), printed])
    relief = sum(city.year("tax_relief", year) for year in (2021, 2022, 2023, 2024)) + city.values(
        "tax_relief", "2025Q1"
    ) + city.values("tax_relief", "2025Q2")
    rows.append(["tax relief, 2021 to mid-2025, bn CNY", shown(relief / 1e9), "35"])
    subsidy = sum(city.year("rd_subsidy", year) for year in (2021, 2022, 2023, 2024)) + sum(
        city.values("rd_subsidy", quarter) for quarter in ("2025Q1", "2025Q2")
    )
    rows.append(["R&D subsidy, 2021 to mid-2025, bn CNY", shown(subsidy / 1e9), "2.79"])
    for name, label, printed in (
        ("key_projects", "key projects, 2021 to mid-2025", "600 and more"),
        ("conversion_projects", "recognised conversion projects, 2021 to mid-2025", "1,775"),
    ):
        if name in city.study.variables:
            total = sum(city.year(name, year) for year in (2021, 2022, 2023, 2024)) + sum(
                city.values(name, quarter) for quarter in ("2025Q1", "2025Q2")
            )
            rows.append([label, shown(total), printed])
    return text_of(["", "model", "printed"], rows)


def price_level(year):
    """Middle of the year; city.price_level runs from 1 in 2020Q4 to 1.34 in 2035Q4."""
    return 1 + 0.34 * (4 * (year - 2021) + 2.5) / 60


def stage_cost(city, year):
    """Starts of R&D stages, from passes and mean pass rates, times their standard costs, bn CNY."""
    passed = {label: city.part("projects_passed", year, "stage", label) for label in
              ("concept_validation", "small_scale_test", "pilot", "industrialisation")}
    incremental = passed["industrialisation"] - passed["pilot"] / 2
    starts = {0.8e6: passed["concept_validation"] * (1 + exp(0.75)) + incremental * (1 + exp(-1.1)),
              1e6: passed["small_scale_test"] * (1 + exp(-1.0)), 7e6: passed["pilot"] * 2}
    return price_level(year) * sum(cost * number for cost, number in starts.items()) / 1e9


def enterprise_research(city, year, name):
    rest = 2.0e9 + 2.2e9 * (4 * (year - 2021) + 2.5) / 60  # city.research_outside_model
    bodies = city.part("fiscal_spending", year, "instrument", "research_body")
    return city.year(name, year) - rest - bodies


def plausible(city):
    """Label, value of a year, band, and where the band comes from."""
    def over(top, bottom, factor=1.0):
        return lambda year: factor * top(year) / bottom(year)

    def flow(name, factor=1.0):
        return lambda year: factor * city.year(name, year)

    def level(name, factor=1.0):
        return lambda year: factor * city.end(name, year)

    real = lambda year: enterprise_research(city, year, "rd_expenditure") / 1e9
    sales, firms = flow("sales"), lambda year: city.year("enterprises", year) / 4
    wages = lambda year: city.year("researchers", year) / 4 * city.year("researcher_wage", year) / 4
    deals, licences = flow("fund_deals"), flow("technology_contracts")
    return [
        ("wages of researchers over real R&D of enterprises", over(wages, lambda y: 1e9 * real(y)), (0.5, 0.8),
         "0.55 assumed; those who look for work are counted too"),
        ("researchers", level("researchers"), (50000, 70000), "61,000 in 2024, derived from R&D at 0.484 M each"),
        ("real R&D of enterprises, bn", real, (20, 30), "about 25 in 2024"),
        ("… over sales, %", over(real, sales, 1e11), (3.0, 4.0), "aimed at for 2021 to 2023"),
        ("debt over sales", over(level("technology_loans"), sales), (0.12, 0.22), "0.17: imposed, not explained"),
        ("loan losses over loans, %", over(flow("loan_losses"), level("technology_loans"), 100), (0.7, 2.5),
         "2 % default, 60 % lost: 1.2"),
        ("exits over enterprises, %", over(flow("exits"), firms, 100), (1.0, 9.0),
         "6 to 9 all enterprises, 1 to 3 certified"),
        ("entries over enterprises, %", over(flow("entries"), firms, 100), (4.0, 12.0), "opinion"),
        ("live projects", lambda year: city.end("projects_in_stage", year).sum(), (5000, 20000), "model.md"),
        ("waiting projects over live ones",
         lambda year: city.end("projects_waiting", year).sum() / city.end("projects_in_stage", year).sum(),
         (0.2, 0.6), "prototype: 0.4 to 0.6"),
        ("R&D stages started x cost, bn", lambda year: stage_cost(city, year), (2, 15), "below real R&D"),
        ("fund deals", deals, (30, 400), "tens a year of the venture fund alone"),
        ("mean ticket, M", over(flow("fund_invested"), deals, 1e-6), (5, 60), "15 to 120 later rounds, 2.6 seed"),
        ("dry powder, years of deals", over(level("fund_dry_powder"), flow("fund_invested")), (1, 5),
         "called over four to five years"),
        ("licences", licences, (150, 400), "some 270 a year"),
        ("mean price of a licence, M", over(flow("technology_contract_value"), licences, 1e-6), (0.3, 1.5), "0.5 to 0.6"),
        ("spin-offs", flow("spin_offs"), (3, 20), "3 to 9 a year"),
        ("tax relief, bn", flow("tax_relief", 1e-9), (6, 10), "7.8 to 8.8 a year, 2021 to mid-2025"),
        ("output of certified manufacturers, bn", flow("high_tech_output", 1e-9), (250, 450), "365 in 2024"),
    ]


def plausibility(city):
    rows = []
    for label, value, (low, high), source in plausible(city):
        numbers = [value(year) for year in YEARS]
        judged = numbers[YEARS.index(2024)]
        verdict = "in" if low <= judged <= high else "**out**, " + ("low" if judged < low else "high")
        rows.append([label, *(shown(number) for number in numbers), f"{shown(low)} to {shown(high)}", verdict, source])
    headings = ["", *(str(year) for year in YEARS), "band", "2024", "band from"]
    return text_of(headings, rows)


def waiting(city):
    causes = city.study.axes["cause"]
    rows = []
    for place, cause in enumerate(causes.labels["en"]):
        rows.append([cause, *(shown(city.end("projects_waiting", year).sum(axis=0)[place]) for year in YEARS)])
    return text_of(["waiting for", *(str(year) for year in YEARS)], rows)


def flows(city):
    """Certificates and the pool, beside what is published of them."""
    ladder = ladder_flows.Flows(city.study, city.study.baseline)
    columns = [ladder_flows.rows_of(ladder, year) for year in ladder_flows.YEARS]
    rows = []
    for place, (name, _) in enumerate(columns[0]):
        cells = []
        for year, column in zip(ladder_flows.YEARS, columns):
            known = ladder_flows.PUBLISHED.get((name, year))
            cells.append(f"{column[place][1]:,.0f}" + (f" / {known:,}" if known else ""))
        rows.append([name.strip() if name[0] != " " else "… " + name.strip(), *cells])
    return text_of(["model / published, a year", *(str(year) for year in ladder_flows.YEARS)], rows)


EFFECTS = {  # observable: label, factor
    "value_added": ("value added, bn", 1e-9),
    "new_product_sales": ("new-product sales, bn", 1e-9),
    "employment": ("employment", 1),
    "rd_expenditure": ("R&D expenditure, bn", 1e-9),
    "projects_completed": ("completed projects", 1),
    "technology_contracts": ("licences", 1),
    "fund_deals": ("fund deals", 1),
    "fund_dry_powder": ("dry powder, bn", 1e-9),
    "high_tech_enterprises": ("certified enterprises", 1),
    "researcher_wage": ("researchers' wage, CNY a year", 1),
}


def effects(study):
    """Paired effects of each scenario, flows of a quarter, with the interval of their mean."""
    quarters = ("2030Q4", "2035Q4")
    others = [place for place in range(len(study.scenarios)) if place != study.baseline]
    headings = [""] + [f"{study.scenarios[place]}, {quarter}" for place in others for quarter in quarters]
    rows = []
    for name, (label, factor) in EFFECTS.items():
        cells = []
        for place in others:
            for _, first, last in compare.periods(study, ",".join(quarters)):
                values = [compare.replicates(study.variables[name], (), scenario, first, last)
                          for scenario in (study.baseline, place)]
                _, _, mean, low, high, *_ = compare.effect(*values)
                cells.append(f"{signed(factor * mean)} [{signed(factor * low)}, {signed(factor * high)}]")
        rows.append([label, *cells])
    return text_of(headings, rows)


def signed(value):
    return ("−" if value < 0 else "+") + shown(abs(value)) if shown(abs(value)) != "0" else "0"


TABLES = {"fit": fit, "later": later, "flows": flows, "plausibility": plausibility, "waiting": waiting}


def tables(path):
    """Markdown by name, from a study of the baseline."""
    city = Baseline(path)
    return {name: make(city) for name, make in TABLES.items()}


if __name__ == "__main__":
    for name, text in tables(sys.argv[1]).items():
        print(f"## {name}\n\n{text}\n")
