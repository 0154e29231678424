"""The grammar of years: 2026年, 令和8年(2026年), R8., 翌年.

The rule this module keeps: a year has four digits or an era; 年度 is no year of the calendar; where
both counts are written they must agree.
"""

from __future__ import annotations

from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.kinds import Kind
from community_events.when.words import ERAS

_STYLES = {Kind.SLASH: "/", Kind.DOT: ".", Kind.HYPHEN: "-"}


def read_year(c: Cursor) -> tuple[int | None, bool, str, Kind | None] | None:
    """Return (year, 翌年, era, separator behind the year) of a year before a month."""
    start = c.at
    short = c.sees(Kind.NEXT_DAY, Kind.NUM, Kind.MONTH) and c.peek().text == "翌"
    if c.accept(Kind.NEXT_YEAR) or (short and c.accept(Kind.NEXT_DAY)):
        c.accept(Kind.NO)
        return None, True, "", Kind.YEAR
    found = read_one_year(c)
    if found is None:
        c.at = start
        return None
    year, era = found
    number_at = start + (c.tokens[start].kind is Kind.WESTERN)
    closed = c.tokens[c.at - 1].text in ("元年", "がんねん")
    fiscal = c.accept(Kind.FISCAL)
    if fiscal and not _is_dated(c):
        c.at = start
        return None  # 2026年度の毎月第2土曜: ``read_months`` knows April to March
    if fiscal:
        raise error(
            "no-such-date",
            c.place(start),
            "「年度」は暦の年ではないので、どの年か決まりません",
            label="4月〜12月ならその年、1月〜3月なら次の年です",
        )
    closed = c.accept(Kind.YEAR) is not None or closed
    if not closed and not era and start == 0 and len(c.tokens[number_at].text) == 4:
        closed = 2000 <= year <= 2200 and _month_follows(c)
    era = _other_year(c, start, year) or era
    closed = c.accept(Kind.YEAR) is not None or closed
    if closed:
        if not era and year < 1000:
            raise error(
                "numeral-ambiguous",
                c.place(start),
                f"「{year}年」が西暦か元号か分かりません",
                label="西暦4けたか、元号をつけて書きます",
            )
        c.accept(Kind.NO)
        return year, False, era, Kind.YEAR
    separator = c.peek().kind
    if separator in _STYLES and (era or len(c.tokens[number_at].text) == 4):
        c.accept(separator)
        return year, False, era, separator
    c.at = start
    return None


def _month_follows(c: Cursor) -> bool:
    """Return whether a month and a day follow the year after a blank: 2026 12/5, 2026 12月5日."""
    return c.sees(Kind.NUM, Kind.MONTH, Kind.NUM) or c.sees(Kind.NUM, Kind.SLASH, Kind.NUM)


def _is_dated(c: Cursor) -> bool:
    """Return whether a date or a month follows behind 年度."""
    ahead = 0
    while c.peek(ahead).kind in (Kind.NO, Kind.WA, Kind.COMMA, Kind.GLUE):
        ahead += 1
    return c.peek(ahead).kind in (Kind.NUM, Kind.DATE_NAME, Kind.HOLIDAY_NAME)


def _other_year(c: Cursor, start: int, year: int) -> str:
    """Take the same year in the other count, in brackets, and return its era: 2026年(令和8年)."""
    before = c.at
    opened = c.accept(Kind.OPEN)
    beside = c.tokens[c.at - 1].kind is Kind.YEAR and c.accept(Kind.SLASH, Kind.MIDDLE)
    other = read_one_year(c) if opened or beside else None
    if other is not None:
        closed = c.accept(Kind.YEAR) is not None
        if closed if beside else c.accept(Kind.CLOSE):
            if other[0] != year:
                raise error(
                    "era-mismatch",
                    c.place(start),
                    f"元号の年と西暦の年が合いません（{year}年と{other[0]}年）",
                    label="どちらか一方だけ書きます",
                )
            return other[1]
    c.at = before
    return ""


def read_one_year(c: Cursor) -> tuple[int, str] | None:
    """Return (western year, era) of 2026 or 令和8, without 年."""
    western = c.accept(Kind.WESTERN)
    era_token = None if western else c.accept(Kind.ERA)
    if era_token is None:
        number = c.accept(Kind.NUM)
        return None if number is None or len(number.text) > 4 else (number.number, "")
    era = str(era_token.value)
    first = c.accept(Kind.FIRST_YEAR)
    number = None if first else c.accept(Kind.NUM)
    if first is None and number is None:
        return None
    year_of_era = 1 if number is None else number.number
    if year_of_era < 1 or year_of_era > 99:
        raise error(
            "no-such-era",
            (era_token.start, c.tokens[c.at - 1].end),
            f"「{era}{year_of_era}年」という年はありません",
            label="元号の年は元年（1年）からです",
        )
    return ERAS[era][1] + year_of_era, era
