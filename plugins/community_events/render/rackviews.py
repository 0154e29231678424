"""What templates may see of a rack besides its Feed: why each flyer stands on it, and whom to tell.

The rules are those of ``views``.
"""

from __future__ import annotations

from dataclasses import dataclass

from community_events.render.wayviews import LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class RackView:
    """``reasons``: each Event that stands there now, with why; ``gone``: the mail that says 「なくなった」.

    ``gone_words``: whom to tell where the site has no address to write to; both may be empty.
    """

    reasons: tuple[LinkView, ...] = ()
    gone: str = ""
    gone_words: str = ""
