"""What tools that write pages for docs/ share."""

import datetime
import subprocess


def table(headings, rows):
    """The lines of a table in Markdown; all cells are texts."""
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def made_by(binary):
    """Of which program and which day a page is."""
    version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {"version": version, "date": datetime.date.today().isoformat()}
