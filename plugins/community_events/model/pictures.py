"""A picture file of content/images as its header describes it: what pages may promise of it.

The rule this module keeps: ``width`` and ``height`` are those that a reader sees, after the camera's
orientation (EXIF 2.32 §4.6.4, tag 274) was applied.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One file. ``name``: below images/ (``2026/lobby.jpg``). ``digest``: of its bytes.

    ``orientation``: 1 (upright) to 8. ``file``: where its bytes lie; no part of what it is.
    """

    name: str
    digest: str
    format: str
    width: int
    height: int
    orientation: int = 1
    file: str = field(default="", repr=False, compare=False)
