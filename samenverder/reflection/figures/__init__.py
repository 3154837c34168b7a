"""What may be shown of a session: computed once at a reveal, after disclosure control.

`build_figures(session, number=…)` decides which answers enter snapshot `number` (it sets
`Answer.snapshot`), and returns the figures as plain JSON data. Call it inside the transaction
that stores the `Snapshot`. Every page, stream, report and export reads that snapshot and nothing
else; what is not in it can be known by nobody who looks.

The shape (``null`` where something is not shown; keys of what is hidden are never missing)::

  {"version": 1, "number": 2, "mode": "scored",
   "n": people with at least one answer in it, "enough": bool, "open_names": bool,
   "statements": {"A1": {
      "theme": "ambition", "since": number of the snapshot that showed it first | null,
      "counts": [n1..n5] | null, "n": … | null, "unknown": … | null,
      "agreement": word key, "level": word key,      # lib.statistics; "none" when hidden
      "a": …, "consensus": …, "median": …, "mean": …, "interval": [low, high],
      "marks": people who want to work on it | null,
      "second": null | {"counts", "n", "unknown", "voted", "agreement", "level", …},
      "groups": {"layer": [group…], "kind": [group…], "organisation": [group…]},
      "differs": bool, "differs_by": ["layer", "kind"]}},
   "themes": {"ambition": {"letter", "title_nl", "title_en", "statements": [codes],
      "counts", "n", "agreement", "level", "groups": {…as above…}}},
   "change": null | {"previous": pk, "previous_title", "previous_on": "2026-03-10",
      "reason": "" | "names" | "not_shown" | "instrument", "paired_n": …,
      "themes": {"ambition": {"paired_n", "higher", "lower", "equal", "verdict",
          "before": [5] | null, "after": [5] | null}},
      "everyone": {"ambition": {"before": [5], "n_before": …}}},
   "proposals": [{"code", "reason", "reasons": […], "minutes"}],
   "response": {"invited", "joined", "layer": [presence…], "kind": […], "organisation": […]},
   "marked_by": people who marked something | null,
   "names": null | {"A1": {"1": [names], …, "5": […], "unknown": […]}}}

  group:    {"value", "label_nl", "label_en", "counts" | null, "n" | null, "of": people in it,
             "agreement", "level"}
  presence: {"value", "label_nl", "label_en", "joined", "invited", "organisations"}

What protects people (anonymous sessions):

- Below five people: ``enough`` is false, and only the response is there.
- A statement shows from five answers; "I don't know" is counted apart.
- Groups show from five answers, and only when nobody can work out from all tables of the
  statement together that somebody among fewer than five people chose a certain answer
  (see `disclosure`). That includes the remainder rule. Layers go first, then kinds of
  partner, then organisations; a hidden group has ``counts: null``, whatever the reason.
- What was shown stays as it was: a later snapshot adds whole batches of five or more late
  answers to the counts of everyone, never to groups, change or a second vote. Even deleted
  answers do not come out of it.
- A second vote shows from five votes and always about the same people as the first: who did
  not vote again keeps the first answer.
- Paired people: see `change`. Marks change by five people or more at a time.

In a session with open names everything is shown, with the names per option.
"""

from samenverder.reflection.figures.batches import assign_batches
from samenverder.reflection.figures.build import Ahead, build_figures, figures_ahead

__all__ = ["Ahead", "assign_batches", "build_figures", "figures_ahead"]
