"""What must hold besides the tests: format, lint, types, imports, translations, rights …"""

import os
import subprocess
import sys
import tempfile
import time

QUICK_TESTS = [f"tests/architecture/test_{name}.py" for name in ("rights", "layers", "documents")]
CHECKS = [
    ("format", ["-m", "ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["-m", "ruff", "check", "--quiet", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as run; run()"]),
    ("translations", ["tools/messages.py", "--check"]),
    ("migrations", ["-m", "django", "makemigrations", "--check", "--dry-run"]),
    ("settings", ["-m", "django", "check", "--fail-level", "WARNING"]),
    ("rights and documents", ["-m", "pytest", "-q", *QUICK_TESTS]),
]


def main() -> int:
    """Run every check; say which failed, with its output."""
    failed = []
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | {
            "SAMENVERDER_VAR": var,
            "DJANGO_SETTINGS_MODULE": "samenverder.config.settings",
        }
        for name, arguments in CHECKS:
            started = time.monotonic()
            done = subprocess.run(
                [sys.executable, *arguments], env=environment, capture_output=True, text=True
            )
            mark = "ok" if done.returncode == 0 else "FAILED"
            print(f"{name:<22} {mark:<7} {time.monotonic() - started:5.1f} s", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout[-6000:], done.stderr[-3000:], flush=True)
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
