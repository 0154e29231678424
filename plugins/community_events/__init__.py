"""Community event listings: Markdown entries in; pages, calendars, feeds and prints out.

The core imports no Pelican: it reads entries, checks them and renders artifacts by itself.
``community_events.plugin`` is the one half that Pelican sees.
"""
