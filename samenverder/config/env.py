"""Typed readers for environment variables: a wrong value stops the start with one sentence."""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit


class ConfigurationError(SystemExit):
    """A setting is missing or weak. The message is one sentence for the administrator."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"samenverder: {sentence}")


def text(name: str, default: str = "") -> str:
    """The variable as text, without surrounding blanks."""
    return os.environ.get(name, default).strip()


def number(name: str, default: int) -> int:
    """The variable as a whole number; anything else stops the start."""
    value = text(name, str(default))
    if not value.lstrip("-").isdigit():
        raise ConfigurationError(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def flag(name: str, default: bool) -> bool:
    """The variable as yes or no: 1/0, true/false, yes/no, on/off."""
    value = text(name, "1" if default else "0").lower()
    if value not in {"1", "0", "true", "false", "yes", "no", "on", "off"}:
        raise ConfigurationError(f"{name} must be 1 or 0, not “{value}”.")
    return value in {"1", "true", "yes", "on"}


def tiles(name: str, default: str) -> str:
    """The address of the squares of a map. Its host goes into the security policy of a page."""
    value = text(name, default)
    is_address = re.fullmatch(r"https?://[\w.-]+(:\d+)?/[^\s;,'\"<>]*", value)
    if not is_address or not all(part in value for part in ("{z}", "{x}", "{y}")):
        raise ConfigurationError(f"{name} must look like https://host/{{z}}/{{x}}/{{y}}.png.")
    return value


def words(name: str) -> list[str]:
    """The variable as a list, separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The variable as a folder, made when it does not exist yet."""
    path = Path(text(name) or default).expanduser().resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def database(var: Path) -> dict[str, object]:
    """Django's database settings from DATABASE_URL; SQLite in the data folder by default."""
    url = text("DATABASE_URL")
    if not url:
        return sqlite(var / "samenverder.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ConfigurationError(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, object]:
    """SQLite for several writers at once: WAL, IMMEDIATE, FULL (see docs/adr/0002)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA busy_timeout=20000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; "
                "PRAGMA secure_delete=ON"  # what is wiped is gone from the file
            ),
        },
        "TEST": {"NAME": text("SAMENVERDER_TEST_SQLITE") or None},
    }


def mail(url: str) -> dict[str, object]:
    """Mail settings from EMAIL_URL, such as smtp://user:password@host:587/?tls=1."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ConfigurationError("EMAIL_URL must look like smtp://user:password@host:587/?tls=1.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": "tls=1" in parts.query,
        "EMAIL_TIMEOUT": 15,
    }
