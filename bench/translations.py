"""Ten thousand units: seconds of an export, of an import with a third changed, and queries of the worklist page.

Run by `make bench-translations`, in a database of its own. Exit status 1 where a limit is not kept.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["PORTAL_DATA"] = tempfile.mkdtemp(prefix="portal-bench-")
os.environ["DATABASE_URL"] = ""
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, get_runner
from django.conf import settings
from django.urls import reverse

from publishing.models import State
from partners.models import Partner
from translations.exchange import FORMATS, Selection, batch_of, exported, received
from translations.importing import counted, take_in
from translations.models import TranslationUnit
from translations.work import Fate

UNITS = 10_000
SECONDS_OUT, SECONDS_IN, QUERIES = 5, 20, 12
ALL = Selection("zh-hans")
