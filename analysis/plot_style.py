"""How figures look: fonts, colours, words and units."""

import glob
import sys

import needed_packages

needed_packages.require("matplotlib")

import matplotlib
from matplotlib import font_manager

# Okabe and Ito's palette, safe for colour-blind readers; the baseline is dark grey.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
DASHES = ["-", (0, (5, 2)), (0, (1.2, 1.5)), (0, (6, 2, 1, 2))]
BASELINE = "#4D4D4D"
QUIET = "#6E6E6E"

WORDS = {
    "en": {
        "levels": "Levels by scenario",
        "effects": "Difference to '{}'",
        "levels_note": "median and 5–95 % of {} replicates",
        "effects_note": "mean of {} paired replicates with its 95 % interval",
        "one": "one replicate",
        "points": "printed in the documents",
        "projection": "projection",
        "per_quarter": "per quarter",
        "comma": ", ",
        "semicolon": "; ",
        "count": "number",
        "share": "share",
        "no_data": "no data",
        "difference": "Difference to the baseline",
    },
    "zh": {
        "levels": "各情景下的水平",
        "effects": "与“{}”之差",
        "levels_note": "{}次重复的中位数与5–95 %区间",
        "effects_note": "{}对重复之差的均值及其95 %区间",
        "one": "单次运行",
        "points": "文件所载数字",
        "projection": "预测期",
        "per_quarter": "每季度",
        "comma": "，",
        "semicolon": "；",
        "count": "数量",
        "share": "比例",
        "no_data": "无数据",
        "difference": "与基准情景之差",
    },
}

MONEY = {
    "en": [(1e9, "bn CNY"), (1e6, "M CNY"), (1.0, "CNY")],
    "zh": [(1e8, "亿元"), (1e4, "万元"), (1.0, "元")],
}
PER = {"/year": {"en": " per year", "zh": "/年"}}

CJK_FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei",
             "WenQuanYi Micro Hei", "Droid Sans Fallback", "Noto Serif CJK SC", "Noto Serif CJK JP", "AR PL UMing CN",
             "SimHei", "Microsoft YaHei", "PingFang SC"]


def find_cjk_font():
    """Name of an installed font with Chinese characters, or None. Matplotlib's list may be older than the font."""
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts"):
        for pattern in ("NotoSansCJK-Regular*", "wqy-*", "SourceHanSans*-Regular*"):
            for path in glob.glob(f"{folder}/**/{pattern}", recursive=True):
                font_manager.fontManager.addfont(path)
    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in CJK_FONTS if name in known), None)


def set_up(language):
    """Sets fonts and lines; returns the language that can be drawn."""
    cjk = find_cjk_font()
    if language == "zh" and cjk is None:
        print("no font with Chinese characters was found (on Debian: fonts-noto-cjk); the figures are in English",
              file=sys.stderr)
        language = "en"
    families = ["DejaVu Sans"] + ([cjk] if cjk else [])
    if language == "zh":
        families.reverse()
    matplotlib.rcParams.update({
        "font.family": families, "font.size": 9, "axes.unicode_minus": False, "axes.spines.top": False,
        "axes.spines.right": False, "axes.edgecolor": "#9A9A9A", "axes.linewidth": 0.8, "axes.titlesize": 10,
        "axes.titlelocation": "left", "axes.titleweight": "bold" if language == "en" else "normal",
        "axes.grid": True, "axes.grid.axis": "y", "grid.color": "#E6E6E6", "grid.linewidth": 0.7,
        "axes.axisbelow": True, "xtick.color": QUIET, "ytick.color": QUIET, "xtick.labelsize": 8,
        "ytick.labelsize": 8, "legend.frameon": False, "savefig.dpi": 150, "figure.facecolor": "white",
    })
    return language


def look(order):
    """Colour and dash of the `order`-th scenario besides the baseline."""
    return COLOURS[order % len(COLOURS)], DASHES[order // len(COLOURS) % len(DASHES)]


def scaled_unit(variable, largest, language):
    """What to divide values of size `largest` by, and how the unit is then called."""
    words = WORDS[language]
    unit, divisor = variable.unit, 1.0
    if unit.startswith("CNY"):
        rest = unit[len("CNY"):]
        divisor, unit = next(((size, name) for size, name in MONEY[language] if largest >= size), MONEY[language][-1])
        unit += PER.get(rest, {}).get(language, rest)
    elif variable.display_scale != 1.0 and variable.display_unit:
        divisor, unit = variable.display_scale, variable.display_unit
    elif unit == "1":
        unit = words["share"] if variable.name.partition("[")[0].endswith("_share") else words["count"]
    if variable.flow:
        unit += words["comma"] + words["per_quarter"]
    return divisor, unit
