"""The `samenverder` command: start, example, check, back up, restore."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

DESCRIPTION = "Samen Verder, the workplace of regional education partnerships."


def main(arguments: list[str] | None = None) -> None:
    """Run one command; ends with code 1 and one sentence when something is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    chosen = parser().parse_args(arguments)
    chosen.run(chosen)


def parser() -> argparse.ArgumentParser:
    """Every command with its options; `samenverder --help` prints them."""
    top = argparse.ArgumentParser(prog="samenverder", description=DESCRIPTION)
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    serve = _add(commands, "serve", _serve, "start pages, live streams and background jobs")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=int, default=None, help="port (PORT, else 8000)")
    serve.add_argument("--processes", type=int, default=1, help="number of processes (1)")
    serve.add_argument(
        "--example", action="store_true", help="load the example region into an empty database"
    )
    _add(commands, "prepare", _prepare_only, "bring the database up to date, and nothing else")
    _add(commands, "example", _example, "load the example region (once)")
    _add(commands, "check", _check, "check settings, database, answers and audit chains")
    _add(commands, "search", _search, "make the index of search anew")
    backup = _add(commands, "backup", _backup, "write a complete copy to one file")
    backup.add_argument("file", type=Path, help="the file to write, such as backup.tar.gz")
    restore = _add(commands, "restore", _restore, "put a copy back in place of what is there")
    restore.add_argument("file", type=Path, help="a file that `samenverder backup` made")
    restore.add_argument("--yes", action="store_true", help="replace what is there")
    export = _add(commands, "export", _export, "write one partnership to a file in open formats")
    export.add_argument("region", help="its name in addresses, such as lindemeer")
    export.add_argument("file", type=Path, help="the file to write, such as lindemeer.zip")
    load = _add(commands, "import", _import, "put an exported partnership in an empty installation")
    load.add_argument("file", type=Path, help="a file that `samenverder export` made")
    manage = _add(commands, "django", _django, "run one of Django's own commands")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    return top


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], None],
    text: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text.capitalize() + ".")
    command.set_defaults(run=run)
    return command


def _serve(chosen: argparse.Namespace) -> None:
    port = chosen.port or int(os.environ.get("PORT") or 8000)
    os.environ["PORT"] = str(port)
    from samenverder.config.prepare import prepare, welcome
    from samenverder.config.server import serve

    prepare(example=chosen.example)
    serve(chosen.host, port, chosen.processes, announce=welcome())


def _prepare_only(chosen: argparse.Namespace) -> None:
    from samenverder.config.prepare import prepare

    prepare()


def _example(chosen: argparse.Namespace) -> None:
    from samenverder.config.prepare import prepare, sign_in_lines

    prepare(example=True, force=True)
    print(sign_in_lines())


def _check(chosen: argparse.Namespace) -> None:
    from samenverder.config.checks import check_everything

    faults = check_everything()
    for fault in faults:
        print(fault)
    print("Everything is in order." if not faults else f"{len(faults)} thing(s) to look at.")
    sys.exit(1 if faults else 0)


def _search(chosen: argparse.Namespace) -> None:
    from samenverder.config.prepare import prepare

    prepare()
    from samenverder.insight.index import rebuild

    print(f"The index of search holds {rebuild()} things.")


def _backup(chosen: argparse.Namespace) -> None:
    from samenverder.config.backup import backup

    print(backup(chosen.file))


def _restore(chosen: argparse.Namespace) -> None:
    from samenverder.config.backup import restore

    print(restore(chosen.file, replace=chosen.yes))


def _export(chosen: argparse.Namespace) -> None:
    from samenverder.config.prepare import prepare

    prepare()
    from samenverder.config.handover.export import export

    print(export(chosen.region, chosen.file))


def _import(chosen: argparse.Namespace) -> None:
    from samenverder.config.prepare import prepare

    prepare()
    from samenverder.config.handover.importing import import_partnership

    print(import_partnership(chosen.file))


def _django(chosen: argparse.Namespace) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samenverder django", *chosen.arguments])
