"""One statement: how high, how much alike, how sure, and the words for it. Import from here.

``counts`` is how many chose each of K ordered options, lowest first (K = 5 normally, at
least 3): whole numbers of zero or more. Answers outside the scale ("I don't know") are not
in it. Numbers are None and words "none" without answers; impossible counts raise ValueError.
"""

from .summary import agreement, consensus, interpolated_median, mean, total
from .uncertainty import Posterior, mean_interval, posterior
from .words import AgreementWord, LevelWord, agreement_word, level_word

__all__ = [
    "AgreementWord",
    "LevelWord",
    "Posterior",
    "agreement",
    "agreement_word",
    "consensus",
    "interpolated_median",
    "level_word",
    "mean",
    "mean_interval",
    "posterior",
    "total",
]
