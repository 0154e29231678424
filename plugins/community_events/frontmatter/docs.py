"""The chapters of docs/checks.md about the form of the front matter.

``bad`` and ``good`` are lines between the two ``---``, but whole files where the markers or the
file itself are the subject (``WHOLE_FILES``). A test reads them all.
"""

from __future__ import annotations

from community_events.checkdocs import CheckDoc

WHOLE_FILES = frozenset(
    {"empty-file", "front-matter-missing", "front-matter-unclosed", "bad-marker"}
)

_MARKERS: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="empty-file",
        what="ファイルに何も書かれていません",
        why="保存に失敗したか、中身を書く前のファイルかもしれません。",
        good="---\nタイトル: おはなし会\n---",
    ),
    CheckDoc(
        code="front-matter-missing",
        what="ファイルが「---」の行で始まっていません",
        why="「---」と「---」の間の行を、項目（タイトル、日時など）として読むからです。",
        bad="タイトル: おはなし会\n---",
        good="---\nタイトル: おはなし会\n---",
    ),
    CheckDoc(
        code="front-matter-unclosed",
        what="項目の終わりの「---」の行がありません",
        why="どこまでが項目で、どこからが本文か分からないからです。",
        bad="---\nタイトル: おはなし会\n\nみなさんお越しください。",
        good="---\nタイトル: おはなし会\n---\n\nみなさんお越しください。",
    ),
    CheckDoc(
        code="bad-marker",
        what="区切りの行が「---」になっていません",
        why="全角の線や、長さの違う線は、見た目が似ていても別の文字です。",
        bad="ーーー\nタイトル: おはなし会\n---",
        good="---\nタイトル: おはなし会\n---",
    ),
)

_LINES: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="missing-colon",
        what="項目の行にコロン「:」がありません",
        why="コロンの前が項目の名前、後ろが内容になります。",
        bad="タイトル おはなし会",
        good="タイトル: おはなし会",
    ),
    CheckDoc(
        code="empty-key",
        what="コロンの前に項目の名前がありません",
        why="何についての内容か分からないからです。",
        bad=": おはなし会",
        good="タイトル: おはなし会",
    ),
    CheckDoc(
        code="key-too-long",
        what="項目の名前が長すぎます",
        why="文の途中のコロンを、項目の区切りとして読んでいるようです。",
        bad="雨がふったときや風がつよいときや大きな地震があったときなど、もしものときにはどうするのか: 中止",
        good="雨天: 中止",
    ),
    CheckDoc(
        code="duplicate-key",
        what="同じ項目が2回書かれています",
        why="どちらが正しいか分からないからです。どちらかを消すか、「- 」の行にまとめます。",
        bad="日時: 2026年12月5日 10:00\n日時: 2026年12月6日 10:00",
        good="日時:\n  - 2026年12月5日 10:00\n  - 2026年12月6日 10:00",
    ),
    CheckDoc(
        code="too-many-keys",
        what="項目が多すぎます",
        why="100 を超える項目は、書きまちがいか、いたずらです。",
    ),
    CheckDoc(
        code="wrong-indentation",
        what="行の始めの空白がそろっていません",
        why="行の始めの空白で、どの項目に入るかが決まるからです。",
        bad="タイトル: おはなし会\n 会場: tosho",
        good="タイトル: おはなし会\n会場: tosho",
    ),
    CheckDoc(
        code="tab-indent",
        what="行の始めにタブがあります",
        why="タブの幅はパソコンごとに違うので、空白を使います。",
        bad="日時:\n\t- 2026年12月5日 10:00",
        good="日時:\n  - 2026年12月5日 10:00",
    ),
    CheckDoc(
        code="nested-too-deep",
        what="項目の中の項目が深すぎます",
        why="読みまちがいを防ぐため、字下げは1段までにしています。",
        bad="問い合わせ:\n  電話:\n    昼: 000-000-0000",
        good="問い合わせ:\n  電話: 000-000-0000（昼）",
    ),
    CheckDoc(
        code="continued-line",
        what="内容が次の行に続いています",
        why="続きの行が新しい項目なのか分からないからです。長い文は「|」の下に書きます。",
        bad="概要: 絵本を読みます。\n  紙芝居もあります。",
        good="概要: |\n  絵本を読みます。\n  紙芝居もあります。",
    ),
)

_LISTS: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="item-without-key",
        what="「- 」の行の上に項目の名前がありません",
        why="何を並べているのか分からないからです。",
        bad="- 2026年12月5日 10:00",
        good="日時:\n  - 2026年12月5日 10:00",
    ),
    CheckDoc(
        code="list-after-text",
        what="項目の行に内容があるのに、下に「- 」の行もあります",
        why="内容は項目の行か、下の「- 」の行か、どちらかに書きます。",
        bad="日時: 2026年12月5日 10:00\n  - 2026年12月6日 10:00",
        good="日時:\n  - 2026年12月5日 10:00\n  - 2026年12月6日 10:00",
    ),
    CheckDoc(
        code="bad-list-mark",
        what="並べる行が「- 」で始まっていません",
        why="「・」や、空白のないハイフンは、内容の一部かもしれないからです。",
        bad="日時:\n  ・2026年12月5日 10:00",
        good="日時:\n  - 2026年12月5日 10:00",
    ),
    CheckDoc(
        code="empty-item",
        what="「- 」のあとに何もありません",
        why="書き忘れかもしれません。要らない行なら消します。",
        bad="日時:\n  - 2026年12月5日 10:00\n  -",
        good="日時:\n  - 2026年12月5日 10:00",
    ),
    CheckDoc(
        code="too-many-items",
        what="並べたものが多すぎます",
        why="200 を超える日時は、「毎週火曜」のようなくり返しで書けます。",
    ),
    CheckDoc(
        code="unclosed-list",
        what="「[」に終わりの「]」がありません",
        why="1行に書ける並びは「[日本語, 英語]」だけです。長いときは「- 」の行にします。",
        bad="ことば: [日本語,\n  英語]",
        good="ことば: [日本語, 英語]",
    ),
)

_VALUES: tuple[CheckDoc, ...] = (
    CheckDoc(
        code="unclosed-quote",
        what='「"」に終わりの「"」がありません',
        why="囲むときは始めと終わりの両方に書きます。囲まなくてもかまいません。",
        bad='タイトル: "おはなし会',
        good="タイトル: おはなし会",
    ),
    CheckDoc(
        code="unknown-escape",
        what="「\\n」のような書き方は使えません",
        why='「"」の中で使えるのは「\\"」と「\\\\」だけです。見えない文字が入るのを防ぎます。',
        bad='概要: "絵本\\n紙芝居"',
        good="概要: |\n  絵本\n  紙芝居",
    ),
    CheckDoc(
        code="anchor",
        what="「&名前」は YAML のアンカーです",
        why="ほかの場所から内容を写す書き方で、だれが読んでも分かるとはかぎりません。",
        bad="タイトル: &a おはなし会",
        good='タイトル: "&a おはなし会"',
    ),
    CheckDoc(
        code="alias",
        what="「*名前」は YAML のエイリアスです",
        why="ほかの場所から内容を写す書き方なので、内容をそのまま書きます。",
        bad="タイトル: *a",
        good="タイトル: おはなし会",
    ),
    CheckDoc(
        code="tag",
        what="「!名前」は YAML のタグです",
        why="プログラムを動かす書き方として悪用されるので、受けつけません。",
        bad="タイトル: !x おはなし会",
        good='タイトル: "!x おはなし会"',
    ),
    CheckDoc(
        code="flow-map",
        what="「{項目: 内容}」の書き方は使えません",
        why="1行に1つずつ書くと、どこが違うかすぐに分かるからです。",
        bad="問い合わせ: {電話: 000-000-0000}",
        good="問い合わせ:\n  電話: 000-000-0000",
    ),
    CheckDoc(
        code="merge-key",
        what="「<<:」の書き方は使えません",
        why="短いファイルでコンピューターを止められる書き方なので、受けつけません。",
        bad="<<: *a",
        good="会場: tosho",
    ),
    CheckDoc(
        code="complex-key",
        what="「? 」で始まる書き方は使えません",
        why="項目の名前は1行の文字です。",
        bad="? タイトル",
        good="タイトル: おはなし会",
    ),
    CheckDoc(
        code="directive",
        what="「%」の指示は使えません",
        why="YAML の版を選ぶ書き方ですが、ここでは要りません。",
        bad="%YAML 1.2\nタイトル: おはなし会",
        good="タイトル: おはなし会",
    ),
)

DOCS: tuple[CheckDoc, ...] = _MARKERS + _LINES + _LISTS + _VALUES
