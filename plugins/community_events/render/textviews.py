"""Exactly what the template of a month as plain text may see: texts to copy, each as it will be pasted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionView:
    """An Event to post: its picture (4:5) with what stands on it, and the text beside it."""

    title: str
    href: str
    src: str
    alt: str
    width: int
    height: int
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMonthView:
    """A month: ``text`` is the whole list, ``captions`` one for each Event."""

    title: str
    lead: str
    text: str
    captions: tuple[CaptionView, ...] = ()
    months: tuple[tuple[str, str], ...] = ()
