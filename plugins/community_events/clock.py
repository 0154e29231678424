"""The only place that knows what time it is.

``SOURCE_DATE_EPOCH`` (seconds since 1970 UTC, reproducible-builds.org) sets it; every other module
gets ``now`` as an argument.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def read_now(environ: Mapping[str, str] = os.environ) -> datetime:
    """Return the present as an aware Asia/Tokyo datetime of whole seconds.

    Raises ValueError when SOURCE_DATE_EPOCH is set and is not a whole number.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        return datetime.fromtimestamp(int(epoch), TOKYO)
    return datetime.now(TOKYO).replace(microsecond=0)


def day_of(moment: date | datetime) -> date:
    """Return the Tokyo date on which ``moment`` lies."""
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is TOKYO else moment.astimezone(TOKYO).date()
