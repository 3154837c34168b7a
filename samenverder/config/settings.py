"""All settings. Nothing is needed to try the product; production checks itself at the end."""

import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from samenverder.config import env
from samenverder.config.places import HELP_PAGES, PLACES, ROOMS_WITHIN  # noqa: F401

PACKAGE = Path(__file__).resolve().parent.parent
VAR = env.folder("SAMENVERDER_VAR", Path.cwd() / "var")
PRODUCTION = env.flag("SAMENVERDER_PRODUCTION", False)
DEBUG = env.flag("SAMENVERDER_DEBUG", False) and not PRODUCTION


def _secret_key() -> str:
    """The key from the environment, or one kept in the data folder while trying."""
    if given := env.text("SECRET_KEY"):
        return given
    path = VAR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = _secret_key()
BASE_URL = env.text("BASE_URL", f"http://localhost:{env.number('PORT', 8000)}").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ([] if PRODUCTION else ["*"])
SUPPORT_EMAIL = env.text("SUPPORT_EMAIL", "hulp@samenverder.example")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "samenverder.web",
    "django.contrib.staticfiles",
    "django.forms",  # the templates of the form widgets
    "samenverder.network",
    "samenverder.audit",
    "samenverder.live",
    "samenverder.register",
    "samenverder.ambition",
    "samenverder.commitments",
    "samenverder.meetings",
    "samenverder.reflection",
    "samenverder.projects",
    "samenverder.plans",
    "samenverder.pitches",
    "samenverder.dialogues",
    "samenverder.tracks",
    "samenverder.answers",
    "samenverder.pitchdays",
    "samenverder.library",
    "samenverder.trainings",
    "samenverder.insight",
    "allauth",  # behind our own: our templates and our Dutch take the place of theirs
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "samenverder.web.static_files.StaticFiles",
    "samenverder.web.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samenverder.web.middleware.language",
    "samenverder.web.middleware.plain_text",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenverder.network.middleware.require_second_factor",
    "samenverder.network.middleware.note_last_seen",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "samenverder.config.urls"
WSGI_APPLICATION = "samenverder.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenverder.web.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "samenverder.web.templatetags.web"],
        },
    }
]
FORM_RENDERER = "samenverder.web.forms.Renderer"

DATABASES = {"default": env.database(VAR)}
IS_POSTGRES = "postgresql" in str(DATABASES["default"]["ENGINE"])

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        # far above the default of 300: whoever fills the table must not push out the counters
        # that stop guessing
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

# People and signing in
AUTH_USER_MODEL = "network.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "rules.permissions.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "samenverder.network.passwords.NotLikeThePerson"},
    {"NAME": "samenverder.network.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "samenverder.network.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "insight:start"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "samenverder.network.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account exists only through an invitation by mail
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True  # one address each; a new one counts after its confirmation
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
# A whole school is often behind one address: lenient per address, strict per account.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/5m/ip,5/5m/key", "login": "60/m/ip"}
ACCOUNT_FORMS = {
    "login": "samenverder.network.forms.sign_in.SignInForm",
    "reset_password": "samenverder.network.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "samenverder.network.forms.sign_in.NewPasswordForm",
    "change_password": "samenverder.network.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "samenverder.network.forms.sign_in.ConfirmPasswordForm",
    "add_email": "samenverder.network.forms.sign_in.ChangeAddressForm",
}
MFA_ADAPTER = "samenverder.network.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # every account began with an invitation by mail
MFA_FORMS = {
    "authenticate": "samenverder.network.forms.second_factor.CodeForm",
    "reauthenticate": "samenverder.network.forms.second_factor.ConfirmCodeForm",
    "activate_totp": "samenverder.network.forms.second_factor.ActivateAppForm",
    "add_webauthn": "samenverder.network.forms.passkeys.AddPasskeyForm",
    "edit_webauthn": "samenverder.network.forms.passkeys.RenamePasskeyForm",
    "authenticate_webauthn": "samenverder.network.forms.passkeys.UsePasskeyForm",
    "login_webauthn": "samenverder.network.forms.passkeys.PasskeySignInForm",
    "reauthenticate_webauthn": "samenverder.network.forms.passkeys.ConfirmPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_TOLERANCE = 1  # a code typed at the edge of its half minute (RFC 6238, 5.2)
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # asks twice per person; nothing to guess there
MFA_TOTP_ISSUER = "Samen Verder"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False  # it would write at every page; see note_last_seen
REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR", PRODUCTION)
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_NAME = "sv_session"
CSRF_COOKIE_NAME = "sv_csrf"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "samenverder.web.errors.csrf_failure"

# Language, time, words
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "sv_language"
LOCALE_PATHS = [PACKAGE / "config" / "locale", PACKAGE / "lib" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["samenverder.web.formats"]

# Files
STATIC_URL = "static/"
STATIC_ROOT = env.folder("STATIC_ROOT", VAR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("COLLECTED_STATIC", PRODUCTION)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.flag("COLLECTED_STATIC", PRODUCTION)
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
MAX_BODY_BYTES = 12_000_000
LARGER_BODIES = {r"/dialoog/[^/]+/(tafel|bijdrage/[^/]+/foto)/": 46_000_000}  # photos

# Mail: to files while trying, to a real server in production
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Samen Verder <post@samenverder.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if env.text("EMAIL_URL"):
    globals().update(env.mail(env.text("EMAIL_URL")))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

# The background of the map comes from the national map (PDOK, BRT-A, CC BY 4.0) when this is on
MAP_TILES = env.flag("MAP_TILES", False)
MAP_TILES_URL = env.tiles(
    "MAP_TILES_URL",
    "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png",
)

# Live and background
LIVE_MAX_STREAMS = env.number("LIVE_MAX_STREAMS", 5000)
GROUP_COMMIT = env.flag("GROUP_COMMIT", True)
TRUST_PROXY = env.flag("TRUST_PROXY", False)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
PERIODIC_TASKS: list[tuple[str, int]] = [
    ("samenverder.live.operations.purge_outbox", 3600),
    ("samenverder.commitments.tasks.remind_owners", 3600),
    ("samenverder.insight.index.take_in_all", 60),
    ("samenverder.insight.digest.send_weekly_digests", 600),
    ("samenverder.reflection.tasks.close_forgotten_sessions", 300),
    ("samenverder.reflection.tasks.mail_reports", 60),
    ("samenverder.reflection.returned.purge_returned", 3600),
    ("samenverder.network.tasks.tidy_sign_in", 86400),
    ("samenverder.register.operations.imports.purge_waiting", 3600),
    ("samenverder.network.tasks.send_waiting_mail", 60),
    ("samenverder.dialogues.tasks.carry_on_all", 60),
    ("samenverder.dialogues.tasks.close_forgotten_dialogues", 300),
    ("samenverder.dialogues.tasks.forget_addresses", 86400),
    ("samenverder.dialogues.tasks.wipe_photos", 86400),
    ("samenverder.library.operations.links.try_links", 900),
    ("samenverder.trainings.tasks.release_kept_places", 600),
]
# Whether links in the library are tried now and then; off on a server without the internet
CHECK_LINKS = env.flag("CHECK_LINKS", True)

# Safety
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sv_session", "__Host-sv_csrf"
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    if TRUST_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [BASE_URL]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "samenverder.config.logs.PlainFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}


def _check_production() -> None:
    """Stop the start with one sentence when a setting is missing or weak."""
    if len(env.text("SECRET_KEY")) < 50 or len(set(SECRET_KEY)) < 10:
        raise env.ConfigurationError("Set SECRET_KEY to at least 50 random characters.")
    if not env.words("ALLOWED_HOSTS") or "*" in ALLOWED_HOSTS:
        raise env.ConfigurationError("Set ALLOWED_HOSTS to the names this site answers to.")
    if not BASE_URL.startswith("https://"):
        raise env.ConfigurationError("Set BASE_URL to the https:// address people use.")
    if not env.text("EMAIL_URL"):
        raise env.ConfigurationError("Set EMAIL_URL: without mail nobody can be invited.")
    if not env.text("DEFAULT_FROM_EMAIL"):
        raise env.ConfigurationError("Set DEFAULT_FROM_EMAIL to the address mail comes from.")


if PRODUCTION:
    _check_production()
