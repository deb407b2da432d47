"""Quantiles of Student's t, from the finite series of its distribution for whole degrees of freedom."""

import functools
import math


def inside(value, degrees):
    """The chance that |t| stays below `value` >= 0 (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = math.atan(value / math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2 == 1
    term = cosine if odd else 1.0
    terms = [term]
    for number in range(3 if odd else 2, degrees - 1, 2):
        term *= cosine * cosine * (number - 1) / number
        terms.append(term)
    series = math.fsum(terms)
    if not odd:
        return sine * series
    return 2 / math.pi * (angle + (sine * series if degrees > 1 else 0.0))


@functools.lru_cache(maxsize=None)
def quantile(probability, degrees):
    """The quantile for a probability above one half, rounded to ten decimals as docs/file-format.md says."""
    wanted = 2 * probability - 1
    low, high = 0.0, 1.0
    while inside(high, degrees) < wanted:
        low, high = high, 2 * high
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if inside(middle, degrees) < wanted else (low, middle)
    return round(middle * 1e10) / 1e10
