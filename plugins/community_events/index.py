"""All Occurrences of a site in order, and the day that counts as today.

The rules this module keeps: every Event is expanded once; lists show the published Window only,
from today on; an Occurrence that began earlier and still lasts is not over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from community_events.clock import TOKYO, day_of
from community_events.model.catalog import Catalog
from community_events.model.recurrence import Moment, Occurrence, Window
from community_events.occurrences import expand
from community_events.site import Site
from community_events.wording import last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """``occurrences``: by event key, all of them, sorted by start. ``window``: from today on."""

    catalog: Catalog
    site: Site
    today: date
    window: Window
    occurrences: Mapping[str, tuple[Occurrence, ...]]

    def upcoming(self, events: Iterable[str]) -> tuple[Occurrence, ...]:
        """Return what of these Events is not over and within the Window, by start, then event."""
        found = (o for key in events for o in self.occurrences[key] if self.is_upcoming(o))
        return tuple(sorted(found, key=order))

    def past(self, events: Iterable[str]) -> tuple[Occurrence, ...]:
        """Return what of these Events is over, the newest first."""
        found = (o for key in events for o in self.occurrences[key] if self.is_over(o))
        return tuple(sorted(found, key=order, reverse=True))

    def is_over(self, occurrence: Occurrence) -> bool:
        """Return whether its last Tokyo day lies before today."""
        return last_day(occurrence.start, occurrence.end) < self.today

    def is_upcoming(self, occurrence: Occurrence) -> bool:
        """Return whether lists show it."""
        return not self.is_over(occurrence) and day_of(occurrence.start) < self.window.end

    def undated(self, events: Iterable[str]) -> tuple[str, ...]:
        """Return the Events that have no dates yet (日程調整中)."""
        return tuple(key for key in events if not self.occurrences[key])


def build_index(catalog: Catalog, site: Site, now: datetime) -> Index:
    """Return the Index of ``catalog`` as it stands on the Tokyo day of ``now``."""
    today = day_of(now)
    return Index(
        catalog=catalog,
        site=site,
        today=today,
        window=Window(first=today, end=today + timedelta(days=site.days_ahead)),
        occurrences={
            key: expand(
                key,
                event.recurrence,
                event.overrides,
                None,
                status=event.status,
                reason=event.status_reason,
            )
            for key, event in catalog.events.items()
        },
    )


def order(occurrence: Occurrence) -> tuple[datetime, bool, str, int]:
    """Sort key: by start, all-day ones first, then by event."""
    return instant(occurrence.start), not occurrence.is_all_day, occurrence.event, occurrence.part


def instant(moment: Moment) -> datetime:
    """Return ``moment`` as an aware datetime; a date is its midnight in Tokyo."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(0), TOKYO)
