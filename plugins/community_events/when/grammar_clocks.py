"""The grammar of one time of day: 10:30, 午後1時半, 正午, 3 PM, 10:00+09:00, and of a length: 90分.

The rule this module keeps: a time is what stands there (午後3時 stays 午後 + 3); what a bare 3 means
is decided in ``clocks``.
"""

from __future__ import annotations

from dataclasses import replace

from community_events.when.cursor import Cursor
from community_events.when.findings import error
from community_events.when.kinds import Kind
from community_events.when.syntax import Clock
from community_events.when.tokens import Token

_EAST, _WEST = 14 * 60, -12 * 60
"""Minutes: nobody lives farther from UTC, so 10:00-12:00 is no offset."""

_BEHIND_A_YEAR = (Kind.YEAR, Kind.SLASH, Kind.DOT, Kind.NUM, Kind.EN_MONTH, Kind.FISCAL)
"""Behind four digits that are no time: 2026年, 2026/12, 2026 12月."""

_TIME_WORDS = (
    Kind.RANGE, Kind.HYPHEN, Kind.FROM, Kind.TO, Kind.STARTS, Kind.ENDS, Kind.RECEPTION, Kind.APPROX,
)  # fmt: skip


def read_clock(c: Cursor, *, bare: bool = False) -> Clock | None:
    """Return the time of day here; ``bare``: a number without 時 will do (10〜12時)."""
    name = "bare clock" if bare else "clock"
    return c.once(name, lambda cursor: _clock(cursor, bare=bare))


def _clock(c: Cursor, *, bare: bool) -> Clock | None:
    since = c.at
    next_day = c.accept(Kind.NEXT_DAY) is not None
    if next_day:
        c.accept(Kind.NO)
    approximate = c.accept(Kind.APPROX) is not None
    part_token = c.accept(Kind.PART_OF_DAY)
    part = "" if part_token is None else str(part_token.value)
    if part and c.accept(Kind.APPROX):
        approximate = True
    if part_token is not None:
        c.accept(Kind.NO)
    if c.accept(Kind.NOON):
        clock: Clock | None = Clock(place=c.place(since), hour=12, minute=_rest(c) or 0, noon=True)
    else:
        clock = _numbers(c, bare=bare, has_part=bool(part))
    if clock is None:
        return None
    suffix, behind = c.peek(), False
    if suffix.kind is Kind.PART_OF_DAY and suffix.text.isascii() and not part and not clock.noon:
        c.accept(Kind.PART_OF_DAY)
        part, behind = str(suffix.value), True
    elif clock.hour == 12 and not (part or clock.minute or clock.noon) and c.accept(Kind.NOON):
        clock = replace(clock, noon=True)  # 12:00 noon
    before = c.at
    if c.accept(Kind.APPROX):
        if c.peek().kind is Kind.NUM:
            c.at = before  # 10時〜 約2時間: the 約 belongs to what follows
        else:
            approximate = True
    return replace(
        clock,
        place=c.place(since),
        part=part,
        suffix=behind,
        approximate=approximate,
        next_day=next_day,
        offset=_offset(c) if clock.iso or c.sees(Kind.PLUS) else None,
    )


def _numbers(c: Cursor, *, bare: bool, has_part: bool) -> Clock | None:
    since = c.at
    iso = c.accept(Kind.ISO_T) is not None
    token = c.accept(Kind.NUM)
    if token is None:
        return None
    if iso and len(token.text) == 6:  # 20261205T100000
        _check_seconds(c, replace(token, text=token.text[4:], value=int(token.text[4:])))
        token = replace(token, text=token.text[:4], value=int(token.text[:4]))
    padded = len(token.text) == 2 and token.text.startswith("0")
    place = c.place(since)
    if len(token.text) <= 2 and c.sees(Kind.COLON, Kind.NUM):
        c.accept(Kind.COLON)
        minute = c.accept(Kind.NUM)
        if minute is None or len(minute.text) != 2:
            return None
        if c.sees(Kind.COLON, Kind.NUM):
            c.accept(Kind.COLON)
            _check_seconds(c, c.accept(Kind.NUM))
        return Clock(place=place, hour=token.number, minute=minute.number, padded=padded, iso=iso)
    if len(token.text) <= 3 and c.accept(Kind.HOUR):
        minutes = _rest(c)
        return Clock(place=place, hour=token.number, minute=minutes or 0, padded=padded)
    if len(token.text) == 4 and token.text.isascii() and not has_part:
        hour, minutes = int(token.text[:2]), int(token.text[2:])
        if c.peek().kind in _BEHIND_A_YEAR or c.sees(Kind.OPEN, Kind.ERA):
            return None
        if hour < 30 and minutes < 60:
            if not iso and not _near_a_word(c, since):
                _refuse_year(token)
            padded = token.text[0] == "0"
            return Clock(place=place, hour=hour, minute=minutes, padded=padded, iso=iso)
        return None
    if len(token.text) > 2:
        return None
    follower = c.peek()
    if follower.kind is Kind.PART_OF_DAY and follower.text.isascii() and not has_part:
        return Clock(place=place, hour=token.number, padded=padded)
    if bare and _hour_comes_later(c):
        return Clock(place=place, hour=token.number, padded=padded)
    return None


def _rest(c: Cursor) -> int | None:
    """Return the minutes behind 時: 半, 30分, or two digits."""
    if c.accept(Kind.HALF):
        return 30
    if c.sees(Kind.NUM, Kind.MINUTE):
        number = c.accept(Kind.NUM)
        c.accept(Kind.MINUTE)
        return None if number is None else number.number
    follower = c.peek(1).kind
    if (
        c.peek().kind is Kind.NUM
        and len(c.peek().text) == 2
        and c.peek().start == c.tokens[c.at - 1].end
        and follower in (Kind.RANGE, Kind.HYPHEN, Kind.FROM, Kind.TO, Kind.END, Kind.CLOSE)
    ):
        number = c.accept(Kind.NUM)
        return None if number is None else number.number
    return None


def _check_seconds(c: Cursor, token: Token | None) -> None:
    if token is not None and token.number != 0:
        raise error(
            "no-such-time",
            (token.start, token.end),
            f"秒（{token.text}）は読みません。催しの時刻は分まで書きます",
            label="秒は書きません",
        )
    if c.sees(Kind.DOT, Kind.NUM):
        c.accept(Kind.DOT)
        _check_seconds(c, c.accept(Kind.NUM))


def _near_a_word(c: Cursor, since: int) -> bool:
    """Return whether a dash or 開演 beside four digits shows that they are a time."""
    before = c.tokens[since - 1].kind if since else Kind.END
    return before in _TIME_WORDS or c.peek().kind in _TIME_WORDS


def _refuse_year(token: Token) -> None:
    """Refuse 12/5(土) 2026, where the four digits are the year rather than 20:26."""
    if not 1900 <= token.number < 2200:
        return
    raise error(
        "numeral-ambiguous",
        (token.start, token.end),
        f"「{token.text}」が、年か時刻か分かりません",
        label="年は月日の前に、時刻は 20:26 のように書きます",
        edits=[
            [(0, 0, f"{token.text}年"), (token.start, token.end, "")],
            [(token.start, token.end, f"{token.text[:2]}:{token.text[2:]}")],
        ],
    )


def _offset(c: Cursor) -> int | None:
    """Return the minutes east of UTC of Z, +09:00, +0900, +09."""
    if c.accept(Kind.OFFSET):
        return 0
    before = c.at
    sign = c.accept(Kind.PLUS, Kind.HYPHEN)
    hours = c.accept(Kind.NUM) if sign else None
    if sign is None or hours is None:
        c.at = before
        return None
    if len(hours.text) == 4:
        whole, rest = int(hours.text[:2]), int(hours.text[2:])
    elif len(hours.text) == 2 and c.sees(Kind.COLON, Kind.NUM):
        c.accept(Kind.COLON)
        whole, rest = hours.number, c.tokens[c.at].number
        c.at += 1
    elif len(hours.text) == 2 and sign.kind is Kind.PLUS:
        whole, rest = hours.number, 0
    else:
        c.at = before
        return None
    minutes = (whole * 60 + rest) * (1 if sign.kind is Kind.PLUS else -1)
    if rest > 59 or not _WEST < minutes <= _EAST:
        place = c.place(before)
        raise error(
            "no-such-time",
            place,
            "この時差の地域はありません",
            label="日本の時刻で書きます",
            edits=[[(*place, "")], [(sign.start, sign.end, "〜")]],
        )
    return minutes


def _hour_comes_later(c: Cursor) -> bool:
    """Return whether 時 or pm was written only behind the second of two numbers."""
    if c.peek().kind not in (Kind.RANGE, Kind.HYPHEN, Kind.FROM):
        return False
    ahead = 1
    while c.peek(ahead).kind in (Kind.PART_OF_DAY, Kind.NEXT_DAY):
        ahead += 1
    behind = c.peek(ahead + 1)
    return c.peek(ahead).kind is Kind.NUM and (
        behind.kind is Kind.HOUR or (behind.kind is Kind.PART_OF_DAY and behind.text.isascii())
    )


def read_length(c: Cursor) -> tuple[int, bool] | None:
    """Return (minutes, approximate) of 2時間, 1時間半, 約90分."""
    return c.attempt(_length)


def _length(c: Cursor) -> tuple[int, bool] | None:
    approximate = c.accept(Kind.APPROX) is not None
    number = c.accept(Kind.NUM)
    if number is None or number.number > 48 * 60:
        return None
    if c.accept(Kind.HOURS):
        minutes = number.number * 60
        if c.accept(Kind.HALF):
            minutes += 30
        elif c.sees(Kind.NUM, Kind.MINUTE) or c.sees(Kind.NUM, Kind.MINUTES):
            more = c.accept(Kind.NUM)
            c.accept(Kind.MINUTE, Kind.MINUTES)
            minutes += 0 if more is None else more.number
    elif c.accept(Kind.MINUTE, Kind.MINUTES):
        minutes = number.number
    else:
        return None
    if c.accept(Kind.APPROX):
        approximate = True
    return (minutes, approximate) if minutes else None
