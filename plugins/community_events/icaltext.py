r"""TEXT values of iCalendar that come back as they were put in.

The rule this module keeps (RFC 5545 §3.3.11): backslash, semicolon, comma and line feed are escaped
and nothing else is touched. icalendar's ``vText`` reads a backslash before an ``N`` as a line break
(``C:\New``) and lets control characters pass; §3.1 allows none but the tab, a vertical tab or
NEL splits a line in some readers, and U+FEFF is lost in others.
"""

from __future__ import annotations

import re

from icalendar import vText

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class ControlCharacter(ValueError):
    """A text holds a character that no calendar may: the checks of entries have a hole."""


class Text(vText):
    r"""A TEXT value; raises ``ControlCharacter`` when it is made of what cannot be one.

    >>> Text("C:\\New; a,b\n2").to_ical().decode() == r"C:\\New\; a\,b\n2"
    True
    """

    def __new__(cls, value: str) -> Text:
        """Return ``value`` as a TEXT value."""
        found = _CONTROL.search(value)
        if found:
            raise ControlCharacter(f"U+{ord(found.group()):04X} in {value!r}")
        return super().__new__(cls, value)

    def to_ical(self) -> bytes:
        """Return the value as it stands behind the colon."""
        return self.translate(_ESCAPES).encode()
