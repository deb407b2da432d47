"""Prints gross certifications, lapses and upgrades of the baseline by size of enterprise, beside the published flows.

Published: the municipal high-tech pool of 2021, 731 newly listed, 2142 valid, 607 upgraded to the national status that
year, and net rises of the certified stock (priors.md, finding 4 and section 2). Nothing else is published by flow.

    /usr/bin/python3 analysis/ladder_flows.py study.h5
"""

import sys

import study_file

PUBLISHED = {
    ("newly listed in the pool", 2021): 731,
    ("valid in the pool", 2021): 2142,
    ("upgraded from the pool", 2021): 607,
    ("net rise of certified", 2021): 519,
    ("net rise of certified", 2022): 806,
    ("net rise of certified", 2023): 613,
    ("net rise of certified", 2024): 515,
}
YEARS = (2021, 2022, 2023, 2024)


class Flows:
    """Means over replicates of one scenario."""

    def __init__(self, study, scenario):
        self.study, self.scenario = study, scenario

    def series(self, name, cell=None):
        variable = self.study.variables[name]
        values = variable.values[self.scenario].mean(axis=0)
        return values if cell is None else values[:, self.study.axes[variable.axes[0]].ids.index(cell)]

    def over_year(self, name, year, cell=None):
        at = [self.study.quarters.index(f"{year}Q{number}") for number in range(1, 5)]
        return float(self.series(name, cell)[at].sum())

    def at_end(self, name, year):
        return float(self.series(name)[self.study.quarters.index(f"{year}Q4")])


def rows_of(flows, year):
    """Name and mean of each flow of a year, those by size after their total."""
    net = flows.at_end("high_tech_enterprises", year) - flows.at_end("high_tech_enterprises", year - 1)
    certified = flows.over_year("certifications", year)
    anew = flows.over_year("recognitions", year, "high_tech")
    lapses = flows.over_year("certification_lapses", year)
    rows = [
        ("newly listed in the pool", flows.over_year("recognitions", year, "pool")),
        ("valid in the pool", flows.at_end("pool_enterprises", year)),
        ("upgraded from the pool", flows.over_year("upgrades", year)),
    ]
    rows += by_size(flows, "upgrades_by_size", year)
    rows += [("certified, gross", certified)] + by_size(flows, "certifications_by_size", year)
    rows += [("of them anew", anew), ("of them renewed", certified - anew), ("lapsed", lapses)]
    rows += by_size(flows, "certification_lapses_by_size", year)
    rows += [("left while certified", anew - lapses - net), ("net rise of certified", net)]
    return rows


def by_size(flows, name, year):
    sizes = flows.study.axes["size"].ids
    return [(f"  {size}", flows.over_year(name, year, size)) for size in sizes]


def table(study):
    """The lines of the table."""
    flows = Flows(study, study.baseline)
    columns = [rows_of(flows, year) for year in YEARS]
    lines = ["a year".ljust(28) + "".join(f"{year:>9}{'published':>11}" for year in YEARS)]
    for row, (name, _) in enumerate(columns[0]):
        line = name.ljust(28)
        for year, column in zip(YEARS, columns):
            line += f"{column[row][1]:9,.0f}{PUBLISHED.get((name, year), ''):>11}"
        lines.append(line.rstrip())
    return lines


def main():
    if len(sys.argv) != 2:
        print("usage: ladder_flows.py STUDY.h5", file=sys.stderr)
        return 2
    try:
        study = study_file.read_study(sys.argv[1])
    except study_file.StudyProblem as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    print("\n".join(table(study)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
