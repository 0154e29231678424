"""A Rule as the value of an RRULE (RFC 5545 §3.3.10), for tables and answers."""

from __future__ import annotations

from community_events.model.recurrence import Rule

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_text(rule: Rule) -> str:
    """Return the RRULE value of a rule: ``FREQ=WEEKLY;BYDAY=TU,FR``."""
    values = [f"FREQ={rule.frequency.value}"]
    if rule.interval > 1:
        values.append(f"INTERVAL={rule.interval}")
    if rule.months:
        values.append("BYMONTH=" + ",".join(map(str, rule.months)))
    if rule.month_days:
        values.append("BYMONTHDAY=" + ",".join(map(str, rule.month_days)))
    if rule.weekdays:
        values.append("BYDAY=" + ",".join(f"{w.nth or ''}{_CODES[w.day]}" for w in rule.weekdays))
    if rule.week_start:
        values.append(f"WKST={_CODES[rule.week_start]}")
    if rule.count is not None:
        values.append(f"COUNT={rule.count}")
    if rule.until is not None:
        values.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(values)
