"""Settings of the site of Nishikyo ward. Another ward changes this file, content/ and tokens.css."""

SITENAME = "西京 まちの催し"
SITE_TAGLINE = "西京で、今日はどこへ行こう"
SITE_DESCRIPTION = "京都市西京区の催し・居場所・出番が、学区ごとに分かります。"
PUBLISHER = "西京 まちの催し 編集（見本）"
PUBLISHER_CONTACT = ""

# Every absolute address (calendars, feeds, QR codes, sitemap) begins with this.
PUBLIC_URL = "https://nishikyo-events.example.jp"
# Right of the @ in every calendar UID. It stays when the site moves.
UID_DOMAIN = "events.nishikyo.example.jp"
REPOSITORY_URL = ""

# Whose events these are, in the open data: name and 全国地方公共団体コード (with its check digit).
MUNICIPALITY = "京都市西京区"
MUNICIPALITY_CODE = "261114"

TIMEZONE = "Asia/Tokyo"
DEFAULT_LANG = "ja"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["community_events.plugin"]

# How far lists look ahead, how far back calendars reach (days), and how many news a feed holds.
DAYS_AHEAD = 400
CALENDAR_DAYS_BACK = 180
FEED_ITEMS = 50
# In which colour calendars show the site: a name of CSS (https://www.w3.org/TR/css-color-3/), or "".
CALENDAR_COLOR = "seagreen"
WITH_SAMPLES = True

# Which editions are built beside the Japanese one (plugins/community_events/editions.py), and what the
# texts above are in them; what is missing here is shown in Japanese.
EDITIONS = ["furigana", "easy", "en", "zh-hans", "zh-hant", "ko", "vi", "ne"]
EDITION_TEXTS = {
    "en": {
        "SITENAME": "Nishikyo Community Events",
        "SITE_TAGLINE": "Where shall we go today in Nishikyo?",
        "SITE_DESCRIPTION": "Events, drop-in places and ways to take part in Nishikyo ward, Kyoto, by school district.",
        "PUBLISHER": "Nishikyo Community Events, editors (sample)",
    },
}
# Below a post about an event (/text/), without the #.
HASHTAGS = ["西京区", "まちの催し"]

# Pelican is the host only: it reads no entry and writes no page or feed of its own.
SITEURL = PUBLIC_URL
RELATIVE_URLS = True
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TEMPLATE_PAGES: dict[str, str] = {}
READERS = {"html": None, "rst": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
LOG_FILTER: list[tuple[int, str]] = []
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
