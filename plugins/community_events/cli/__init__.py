"""``community-events``: one function for each command; heavy libraries are imported only by those that need them.

Exit codes (build, publish, print): 0 whole · 3 done, with entries left out · 1 nothing done · 2 usage.
Exit codes (check, when): 0 fine or warnings only · 1 errors · 2 usage.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from community_events.cli.commands import check, list_events, when


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    _speak_utf8()
    options = make_parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _speak_utf8() -> None:
    """Read and write UTF-8 in every locale; a byte that is none is read as what nobody can see."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="community-events", description="催しの記事を調べ、サイトを作ります。"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument("-q", "--quiet", action="store_true", help="何も表示しません")
    common = argparse.ArgumentParser(add_help=False, parents=[quiet])
    common.add_argument(
        "--content", type=Path, default=Path("content"), help="記事のフォルダ（content）"
    )

    one = commands.add_parser("check", parents=[quiet], help="記事を調べます")
    one.add_argument("--content", type=Path, help="記事のフォルダ（content）")
    one.add_argument(
        "paths", nargs="*", metavar="PATH", help="このファイルやフォルダのことだけを表示します"
    )
    one.add_argument("--format", choices=("text", "github", "json"), default="text")
    one.add_argument("--strict", action="store_true", help="「確かめてください」も間違いと数えます")
    one.add_argument(
        "--base",
        metavar="GIT-REF",
        help="この版とくらべて、登録した人のカレンダーから消えるものも調べます",
    )
    one.set_defaults(run=check)

    one = commands.add_parser("when", parents=[quiet], help="日時の文がどう読まれるかを表示します")
    one.add_argument("--content", type=Path, help="休みの日の表（vocabulary）を読むフォルダ")
    one.add_argument("text", metavar="TEXT", help="日時の文。- なら標準入力から1行に1つ")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.set_defaults(run=when)

    one = commands.add_parser(
        "diff", parents=[common], help="2つの版で、登録した人に見える違いを表示します"
    )
    one.add_argument("old", metavar="OLD", help="作られたサイトのフォルダ、または git の版")
    one.add_argument("new", metavar="NEW", help="同じく、新しいほう")
    one.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    one.set_defaults(run=_diff)

    one = commands.add_parser("list", parents=[common], help="催しの一覧を表示します")
    one.add_argument("--not-samples", action="store_true", help="見本ではないものだけ")
    one.add_argument("--count", action="store_true", help="数だけ")
    one.set_defaults(run=list_events)

    one = commands.add_parser(
        "import", parents=[common], help="表（CSV・Excel）やカレンダー（ics）から記事を作ります"
    )
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--organizer", metavar="SLUG", help="すべてこの団体の催しにします")
    one.set_defaults(run=_import)

    theme = argparse.ArgumentParser(add_help=False, parents=[quiet])
    theme.add_argument("--theme", default="theme", help="テーマのフォルダ（theme）")
    one = commands.add_parser(
        "untranslated", parents=[theme], help="まだ訳のない画面のことばを表示します"
    )
    one.add_argument(
        "language", nargs="?", metavar="LANG", help="1つの言語について、ことばもすべて表示します"
    )
    one.set_defaults(run=_untranslated)
    one = commands.add_parser(
        "messages", parents=[theme], help="訳のファイル（.po）に、新しい画面のことばを足します"
    )
    one.set_defaults(run=_messages)

    building = argparse.ArgumentParser(add_help=False, parents=[common])
    building.add_argument("--settings", type=Path, help="Pelican の設定ファイル")
    building.add_argument(
        "--strict", action="store_true", help="載せられない記事が1つでもあれば作りません"
    )

    one = commands.add_parser("build", parents=[building], help="サイトを作ります")
    one.add_argument(
        "--output", type=Path, default=Path("output"), help="書き出すフォルダ（output）"
    )
    one.set_defaults(run=_build)

    one = commands.add_parser(
        "print", parents=[common], help="ラックのある店に持って行くものを、週ごとに書き出します"
    )
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("--rack", metavar="SLUG", help="この店の分だけ")
    which.add_argument("--all", action="store_true", help="すべての店の分")
    one.add_argument("--week", metavar="2026-W48", help="何年の何番目の週か（次に配る週）")
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help="書き出すフォルダ")
    one.add_argument("--settings", type=Path, help="Pelican の設定ファイル")
    one.set_defaults(run=_print)

    one = commands.add_parser(
        "serve", parents=[building], help="サイトを作って見せ、変わるたびに作りなおします"
    )
    one.add_argument("--output", type=Path, default=Path("output"))
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(run=_serve)

    one = commands.add_parser(
        "publish", parents=[building], help="新しい版を作り、そろってから切りかえます"
    )
    one.add_argument("--to", type=Path, default=Path("publish"), help="版を置くフォルダ（publish）")
    one.add_argument("--samples", action="store_true", help="見本も載せます")
    one.set_defaults(run=_publish)

    one = commands.add_parser("rollback", parents=[quiet], help="1つ前の版にもどします")
    one.add_argument("--to", type=Path, default=Path("publish"))
    one.set_defaults(run=_rollback)
    return parser


def _import(options: argparse.Namespace) -> int:
    from community_events.cli.importing import import_files

    return import_files(options)


def _untranslated(options: argparse.Namespace) -> int:
    from community_events.cli.translating import list_untranslated

    return list_untranslated(options)


def _messages(options: argparse.Namespace) -> int:
    from community_events.cli.translating import update_messages

    return update_messages(options)


def _build(options: argparse.Namespace) -> int:
    from community_events.cli.building import build

    return build(options)


def _print(options: argparse.Namespace) -> int:
    from community_events.cli.printing import print_racks

    return print_racks(options)


def _serve(options: argparse.Namespace) -> int:
    from community_events.cli.serving import serve

    return serve(options)


def _diff(options: argparse.Namespace) -> int:
    from community_events.cli.comparing import diff

    return diff(options)


def _publish(options: argparse.Namespace) -> int:
    from community_events.cli.publishing import publish

    return publish(options)


def _rollback(options: argparse.Namespace) -> int:
    from community_events.cli.publishing import rollback

    return rollback(options)
