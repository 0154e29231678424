"""Kanji that are one letter in two forms: 髙 and 高, 邊 and 辺, 圖 and 図.

The rules this module keeps: a group begins with the form of today's 常用漢字表 (or, of names that are
not in it, the one that keyboards offer first), and what follows is its old form (いわゆる康熙字典体 of
that table) or one that stands in names of families and places (﨑, 𠮷, 嶋, 舘); no letter stands in two
groups. What means something else is no form: 坂 and 阪, 畑 and 畠, 崎 and 碕 stay apart; 斎 and 斉 are
two letters, but nobody remembers which of them a 斎藤 writes. ``theme/static/js/search/kanji.js`` has
the same lines; a test compares them. To add one: a group here and there.
"""

from __future__ import annotations

GROUPS: tuple[str, ...] = tuple(
    group
    for line in (
        "高髙 崎﨑嵜 辺邊邉 斎齋斉齊 沢澤 浜濱濵 広廣 国國圀 島嶋嶌 桜櫻 竜龍 滝瀧 関關",
        "塩鹽 宝寶寳 恵惠 栄榮 徳德 真眞 富冨 吉𠮷 当當 学學 会會 体體 図圖 館舘 駅驛",
        "鉄鐵 円圓 万萬 与與 亜亞 悪惡 圧壓 囲圍 医醫 壱壹 弐貳 隠隱 営營 衛衞 応應",
        "奥奧 横橫 温溫 穏穩 仮假 価價 画畫 懐懷 絵繪 壊壞 拡擴 覚覺 楽樂 勧勸 歓歡",
        "観觀 気氣 帰歸 亀龜 犠犧 旧舊 拠據 挙擧 峡峽 狭狹 郷鄕 暁曉 区區 駆驅 勲勳",
        "薫薰 群羣 径徑 茎莖 経經 渓溪 継繼 軽輕 鶏鷄 芸藝 撃擊 県縣 倹儉 剣劍劔 険險",
        "検檢 権權 献獻 験驗 顕顯 厳嚴 効效 恒恆 鉱鑛 号號 黒黑 済濟 剤劑 雑雜 参參",
        "桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收",
        "従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 将將 称稱 焼燒 証證 奨奬 条條 状狀",
        "乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 寝寢 慎愼 尽盡 粋粹",
        "酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 静靜 窃竊 摂攝 専專 浅淺 戦戰 践踐",
        "銭錢 潜潛 繊纖 禅禪 双雙 争爭 荘莊 捜搜 挿插 巣巢 装裝 総總 騒騷 増增 臓臟",
        "蔵藏 属屬 続續 堕墮 対對 帯帶 滞滯 台臺 択擇 担擔 単單 胆膽 団團 断斷 弾彈",
        "遅遲 昼晝 虫蟲 鋳鑄 庁廳 聴聽 逓遞 転轉 伝傳 点點 灯燈 盗盜 党黨 稲稻 読讀",
        "独獨 届屆 悩惱 脳腦 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 姫姬 瓶甁",
        "仏佛 並竝 変變 弁辨瓣辯 舗舖 歩步 豊豐 褒襃 翻飜 満滿 黙默 薬藥 訳譯 予豫",
        "余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 両兩 猟獵 緑綠 塁壘 励勵 礼禮",
        "霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄 湾灣 桧檜 薮藪 桝枡 篭籠 槙槇 遥遙 尭堯",
        "凛凜 晋晉 穣穰 祢禰 弥彌 聡聰 寛寬 鴬鶯 蝉蟬 蛍螢 餅餠 麺麵 鴎鷗 竈竃 壷壺",
        "麹麴 曽曾 痩瘦 掴摑 填塡 剥剝 箪簞 侠俠 莱萊 蝋蠟 醤醬 繍繡 祷禱 芦蘆 涛濤",
        "桑桒 秋穐 船舩 峰峯 裏裡 略畧 隣鄰 松枩 杉杦 鶴靏靍 京亰 草艸 年秊 野埜",
        "淵渊渕 梅楳 闘鬪 煙烟 岳嶽 糧粮 涼凉 巌巖 雁鴈 翠翆 喜㐂 回囘 稚穉 杯盃",
    )
    for group in line.split(" ")
)
#: Letter → the form of its group with which search compares.
FORMS = {ord(letter): group[0] for group in GROUPS for letter in group[1:]}
