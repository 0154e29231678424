"""A Picture as print can take it: text, for a template is given JSON and nothing else.

The rule this module keeps: what stands in it is drawn anew from the pixels (``render.pixels``); no
byte of the file that somebody sent reaches a print.
"""

from __future__ import annotations

import functools
from base64 import b64encode

from community_events.model.pictures import Picture
from community_events.render.pixels import WIDEST, render_rendition, scaled_height


@functools.lru_cache(maxsize=4)
def svg_picture(picture: Picture, widest: int = WIDEST) -> str:
    """Return the picture as SVG around a JPEG, no wider than ``widest`` pixels."""
    width = min(picture.width, widest, WIDEST)
    height = scaled_height(picture, width)
    jpeg = b64encode(render_rendition(picture, width, height, "jpg")).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><image width="{width}" height="{height}" '
        f'href="data:image/jpeg;base64,{jpeg}"/></svg>'
    )
