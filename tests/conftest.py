import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from PIL import Image

from portal import sample as loader


@pytest.fixture(autouse=True)
def source_language():
    """A request leaves its language behind it: each test begins in French."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):
    """A database that a whole module reads: what its fixtures write is rolled back at its end.

    The tests themselves are marked `django_db` as ever.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sample(module_db):
    """The sample content, for a module that only reads it."""
    call_command("load_sample", verbosity=0)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory):
    """The sample content with its pictures made small: to compute every width of them takes longer than all the rest."""
    folder = shutil.copytree(loader.SAMPLE, tmp_path_factory.mktemp("small") / "sample")
    for path in (folder / "pictures").iterdir():
        with Image.open(path) as picture:
            picture.resize((200, 125)).save(path)
    return folder


@pytest.fixture(scope="module")
def small_sample(module_db, sample_folder):
    """The sample content, for a module that only reads its words."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loader, "SAMPLE", sample_folder)
        call_command("load_sample", verbosity=0)
