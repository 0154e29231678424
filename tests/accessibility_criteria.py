"""The success criteria of levels A and AA: number, Japanese name, who can judge them, and what JIS X 8341-3:2016 has.

Names as in the Japanese translations of WCAG 2.0 to 2.2 by the Web Accessibility Infrastructure Committee
(WAIC). 4.1.1 is obsolete in WCAG 2.2 and stays for JIS.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """``not_applicable``: why a site like ours has nothing that it speaks of, else empty.

    ``is_decided``: whether our looks judge it whole on the page they look at; else a person must.
    """

    number: str
    name: str
    level: str
    in_jis: bool = True
    is_decided: bool = False
    not_applicable: str = ""


#: What needs no eye: contrast as colours are declared and painted, width, spacing, size, frames, grammar.
_DECIDED = frozenset({"1.4.3", "1.4.10", "1.4.12", "2.4.7", "2.4.11", "2.5.8", "3.1.1", "4.1.1"})

#: number | name | level, what is no part of JIS with +, why it does not apply
_ROWS = """
1.1.1|非テキストコンテンツ|A
1.2.1|音声のみ及び映像のみ（収録済み）|A|media
1.2.2|キャプション（収録済み）|A|media
1.2.3|音声解説、又はメディアに対する代替（収録済み）|A|media
1.2.4|キャプション（ライブ）|AA|media
1.2.5|音声解説（収録済み）|AA|media
1.3.1|情報及び関係性|A
1.3.2|意味のあるシーケンス|A
1.3.3|感覚的な特徴|A
1.3.4|表示の向き|AA+
1.3.5|入力目的の特定|AA+
1.4.1|色の使用|A
1.4.2|音声の制御|A|media
1.4.3|コントラスト（最低限レベル）|AA
1.4.4|テキストのサイズ変更|AA
1.4.5|文字画像|AA
1.4.10|リフロー|AA+
1.4.11|非テキストのコントラスト|AA+
1.4.12|テキストの間隔|AA+
1.4.13|ホバー又はフォーカスで表示されるコンテンツ|AA+
2.1.1|キーボード|A
2.1.2|キーボードトラップなし|A
2.1.4|文字キーのショートカット|A+|shortcut
2.2.1|タイミング調整可能|A|time
2.2.2|一時停止、停止及び非表示|A
2.3.1|3回の閃光、又は閾値以下|A|flash
2.4.1|ブロックスキップ|A
2.4.2|ページタイトル|A
2.4.3|フォーカス順序|A
2.4.4|リンクの目的（コンテキスト内）|A
2.4.5|複数の手段|AA
2.4.6|見出し及びラベル|AA
2.4.7|フォーカスの可視化|AA
2.4.11|隠されないフォーカス（最低限）|AA+
2.5.1|ポインタのジェスチャ|A+
2.5.2|ポインタのキャンセル|A+
2.5.3|ラベルを含む名前|A+
2.5.4|動きによる起動|A+|motion
2.5.7|ドラッグ動作|AA+
2.5.8|ターゲットのサイズ（最低限）|AA+
3.1.1|ページの言語|A
3.1.2|一部分の言語|AA
3.2.1|フォーカス時|A
3.2.2|入力時|A
3.2.3|一貫したナビゲーション|AA
3.2.4|一貫した識別性|AA
3.2.6|一貫したヘルプ|A+
3.3.1|エラーの特定|A
3.3.2|ラベル又は説明|A
3.3.3|エラー修正の提案|AA
3.3.4|エラー回避（法的、金融、データ）|AA|contract
3.3.7|冗長な入力|A+
3.3.8|アクセシブルな認証（最低限）|AA+|login
4.1.1|構文解析|A
4.1.2|名前（name）、役割（role）及び値（value）|A
4.1.3|ステータスメッセージ|AA+
"""
_WHY = {
    "media": "音声や動画がありません",
    "contract": "契約、支払い、申し込みの入力がありません",
    "login": "ログインがありません",
    "time": "時間の制限がありません",
    "shortcut": "文字キーのショートカットがありません",
    "motion": "機械を動かして使う機能がありません",
    "flash": "光るもの、点滅するものがありません",
    "": "",
}


def _read(row: str) -> Criterion:
    number, name, level, *why = row.split("|")
    return Criterion(
        number=number,
        name=name,
        level=level.rstrip("+"),
        in_jis=not level.endswith("+"),
        is_decided=number in _DECIDED,
        not_applicable=_WHY["".join(why)],
    )


CRITERIA: tuple[Criterion, ...] = tuple(map(_read, _ROWS.split()))

#: Our own looks (manners.js, contrast_theme.js, the walks, Nu) → what they can break, and what they are called.
OWN_LOOKS = {
    "sideways": ("1.4.10", "幅320ピクセル"),
    "spacing": ("1.4.12", "文字の間を広げる"),
    "focus": ("2.4.7", "キーボードのしるし"),
    "covered": ("2.4.11", "しるしがかくれないか"),
    "targets": ("2.5.8", "おす所の大きさ"),
    "structure": ("1.3.1", "見出しと領域"),
    "pictures": ("1.1.1", "絵の代わりの文字"),
    "languages": ("3.1.2", "ことばのしるし"),
    "frames": ("1.4.11", "色を変えた画面"),
    "theme": ("1.4.11", "色を変えた画面"),
    "current": ("1.4.1", "色を変えた画面"),
    "motion": ("2.2.2", "動かない設定"),
    "nu": ("4.1.1", "Nu Html Checker"),
}
#: What the normal tests hold, each time the site is changed: they stop where it breaks.
OTHER_TESTS = {
    "1.4.3": "色の組み合わせの計算",
    "2.1.1": "キーボードだけの操作",
    "2.1.2": "キーボードだけの操作",
    "2.4.3": "キーボードだけの操作",
    "2.4.2": "ページごとにちがう題名",
}
