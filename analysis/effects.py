"""What many replicates say: ranges of levels and intervals of mean paired differences."""

import warnings

import needed_packages

needed_packages.require("numpy")

import numpy as np

import student


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
    factor = np.array([student.quantile(0.975, int(count) - 1) if count > 1 else np.nan for count in pairs])
    return mean - factor * error, mean, mean + factor * error
