"""What many replicates say: ranges of levels and intervals of mean paired differences."""

import warnings

import needed_packages

needed_packages.require("numpy")

import numpy as np


def t_quantile_975(degrees):
    """97.5 % quantile of Student's t: exact for 1 and 2 degrees of freedom, else the Cornish-Fisher expansion
    (Abramowitz and Stegun 26.7.5), off by less than 0.006 from 3 degrees on."""
    if degrees == 1:
        return 12.706204736
    if degrees == 2:
        return 4.302652730
    z = 1.959963984540054
    terms = [
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    ]
    return sum(term / degrees**power for power, term in enumerate(terms))


def level_range(values):
    """5 %, 50 % and 95 % over replicates of an array (replicate, time); NaN where there is no value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.nanpercentile(values, [5, 50, 95], axis=0)


def paired_effect(baseline, values):
    """Mean difference over replicates with its 95 % Monte-Carlo interval: (low, mean, high); the interval is NaN
    where there are fewer than two pairs."""
    difference = values - baseline
    pairs = np.sum(~np.isnan(difference), axis=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        mean = np.nanmean(difference, axis=0)
        error = np.nanstd(difference, axis=0, ddof=1) / np.sqrt(pairs)
    factor = np.array([t_quantile_975(count - 1) if count > 1 else np.nan for count in pairs])
    return mean - factor * error, mean, mean + factor * error
