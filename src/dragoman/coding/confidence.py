"""How likely a claim is right. In: a draft and its sources; out: a number between 0 and 1.

The score is a sum of what was seen to matter; `benchmarks/README.md` holds the table of how often claims of each
score are right.
"""

from __future__ import annotations

from dragoman.coding.drafts import Draft
from dragoman.records import Attribution


def confidence_of(draft: Draft, sources: tuple[Attribution, ...]) -> float:
    """Confidence of a draft."""
    score = 0.55
    score += 0.12 if draft.roles.actor else -0.1
    score += 0.12 if draft.roles.recipient else 0.0
    score += 0.04 * min(3, draft.trigger.patterns[0].weight // 3)
    score -= 0.05 if draft.trigger.kind == "noun" else 0.0
    score -= 0.04 * len(draft.trigger.patterns[1:3])
    score -= 0.03 if any(s.stance in {"alleges", "doubts", "denies"} for s in sources) else 0.0
    return round(min(0.97, max(0.1, score)), 2)
