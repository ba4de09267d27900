"""What holds on every machine. `local` and `production` add what differs; one environment variable each chooses an engine."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.text import format_lazy

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()

DATA_DIR = Path(env("PORTAL_DATA", default="") or BASE_DIR / "var").resolve()

# Floors of the house, top first: an app imports only from apps below its line (docs/architecture.md).
PORTAL_APPS = [
    "portal",
    "chair",
    "tourism",
    "training",
    "agenda",
    "pages",
    "partners",
    "figures",
    "content",
    "images",
    "translations",
    "publishing",
]

INSTALLED_APPS = [
    # Before the admin, whose classes it patches.
    "modeltranslation",
    "portal.admin_app.PortalAdminConfig",
    "portal.admin_app.AccountsConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, so that the development server serves through it too.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "js_asset",
    *PORTAL_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.ContentLanguageMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "content.middleware.FormerAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Inside the one above, which knows whom it answers.
    "publishing.middleware.PublishDueMiddleware",
    # Inside CommonMiddleware, which measures the page.
    "content.middleware.TypographyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Not as an address, where a # or a ? in the folder's name would be cut off.
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "db.sqlite3"}
DATABASES = {"default": env.db_url("DATABASE_URL") if env("DATABASE_URL", default="") else SQLITE}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Deferred transactions fail at once when two writers meet; immediate ones wait their turn.
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # WAL with synchronous=NORMAL may lose acknowledged commits in a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# French is the source: what staff write first, and what every page has.
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.formats"]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
# No French passes silently for Chinese.
MODELTRANSLATION_ENABLE_FALLBACKS = False


def name_in_language(verbose_name, language):
    """What staff call the French and the Chinese of one field, in lists, forms and errors."""
    return format_lazy("{} · {}", verbose_name, dict(LANGUAGES)[language])


MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = name_in_language

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.storage.OneSheetStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# A text that is too long comes back in its form with an error; past this the whole request is refused.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

FORMS_URLFIELD_ASSUME_HTTPS = True

# Bytes. A proxy in front should allow a little more, so that the form can answer.
IMAGE_MAX_BYTES = 20 * 1024 * 1024
IMAGE_MAX_PIXELS = 50_000_000
IMAGE_MAX_SIDE = 12_000
DOCUMENT_MAX_BYTES = 30 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGIN_URL = "admin:login"
# A working day; a form warns five minutes before the end, and keeps what was typed (publishing/kept_admin.py).
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_SAVE_EVERY_REQUEST = False
# What the addresses in mails begin with.
PORTAL_ORIGIN = env("PORTAL_ORIGIN", default=f"http://127.0.0.1:{env('PORT', default='8000')}").rstrip("/")
# Seconds. An invitation sent on a Friday is still good on the Friday after.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
# Seconds in which a translator gets one mail at most about what waits for a translation.
TRANSLATION_DIGEST_SECONDS = 3600
# Seconds: a mail server that hangs holds nobody up.
EMAIL_TIMEOUT = 10
# The sender of mails.
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("MAIL_FROM", default="portail@localhost")
# Django's own page speaks English only.
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
