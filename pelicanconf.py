"""Settings of the site of Nishikyo ward. Another ward changes this file, content/ and tokens.css."""

SITENAME = "西京 まちの催し"
SITE_TAGLINE = "西京で、今日はどこへ行こう"
SITE_DESCRIPTION = "京都市西京区の催し・居場所・出番が、学区ごとに分かります。"
PUBLISHER = "西京 まちの催し 編集（見本）"
# Who may be written to: below every page, and where a café says that its rack is gone.
PUBLISHER_CONTACT = "mihon@nishikyo-events.example.jp"

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
# How times are said: False 午後3時 (English 3:00 pm), True 15時 (15:00).
HOURS24 = False

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
    "easy": {
        "SITE_TAGLINE": "今日、西京で どこへ 行きますか",
        "SITE_DESCRIPTION": "京都市 西京区の イベントが わかります。予約しないで 行くことが できる 所も わかります。",
    },
    "zh-hans": {
        "SITENAME": "西京社区活动",
        "SITE_TAGLINE": "今天去西京的哪里？",
        "SITE_DESCRIPTION": "按学区查看京都市西京区的活动、可以随意去的地方和参与机会。",
        "PUBLISHER": "西京社区活动编辑部（样本）",
    },
    "zh-hant": {
        "SITENAME": "西京社區活動",
        "SITE_TAGLINE": "今天去西京的哪裡？",
        "SITE_DESCRIPTION": "按學區查看京都市西京區的活動、可以隨意去的地方和參與機會。",
        "PUBLISHER": "西京社區活動編輯部（範例）",
    },
    "ko": {
        "SITENAME": "니시쿄 마을 행사",
        "SITE_TAGLINE": "오늘은 니시쿄 어디로 갈까요?",
        "SITE_DESCRIPTION": "교토시 니시쿄구의 행사, 편하게 들를 수 있는 곳, 참여 기회를 학구별로 볼 수 있습니다.",
        "PUBLISHER": "니시쿄 마을 행사 편집부(견본)",
    },
    "vi": {
        "SITENAME": "Sự kiện cộng đồng Nishikyo",
        "SITE_TAGLINE": "Hôm nay đi đâu ở Nishikyo?",
        "SITE_DESCRIPTION": "Sự kiện, nơi có thể ghé vào và cơ hội tham gia ở quận Nishikyo, Kyoto, theo khu học.",
        "PUBLISHER": "Ban biên tập Sự kiện cộng đồng Nishikyo (mẫu)",
    },
    "ne": {
        "SITENAME": "निशिक्यो कार्यक्रम",
        "SITE_TAGLINE": "आज निशिक्योमा कहाँ जाने?",
        "SITE_DESCRIPTION": "निशिक्यो वडा (क्योटो) का कार्यक्रम, पस्न सकिने ठाउँ र सहभागी हुने अवसर।",
        "PUBLISHER": "निशिक्यो कार्यक्रम सम्पादन (नमुना)",
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
