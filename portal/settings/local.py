"""One person's machine: `make run`, `manage.py`. DEBUG stays off unless asked for, so that what is seen is what is served."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403 settings extend each other by design
from .base import DATA_DIR, env


def kept_secret_key():
    """A key of this machine, made once and kept beside the database."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = kept_secret_key()
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# Accounts with a known name exist on one's own machine only: the commands that make them read this.
DEMO_ACCOUNTS = True

# /styleguide/, the style page for developers.
STYLE_PAGE = True
