import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from PIL import Image

from portal import sample as loader

# A busy machine is no fault of the code. `make test-deep` takes the other profile.
hypothesis_settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("deep", hypothesis_settings.get_profile("default"), max_examples=3000)
hypothesis_settings.load_profile("default")

HERE = Path(__file__).parent
BROWSER = HERE / "browser"


def pytest_collection_modifyitems(config, items):
    """Several processes begin with what takes long, so that none is left alone with it at the end.

    First of all goes one module of the browser, and then those of the whole site: while one process prepares the data
    that the browser needs, the other has something to do.
    """
    if hasattr(config, "workerinput"):
        first = next((item.path for item in items if item.path.parent == BROWSER), None)
        items.sort(key=lambda item: rank(item.path, first))


def rank(path, first):
    if path == first:
        return 0
    return {HERE: 1, BROWSER: 2}.get(path.parent, 3)


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
    """The sample content, for a module that only reads its words. Whole, it is loaded for tests/browser."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loader, "SAMPLE", sample_folder)
        call_command("load_sample", verbosity=0)


@pytest.fixture
def account():
    """account(role, …) makes one that has those roles and nothing else."""

    def make(*names, **fields):
        user = User.objects.create_user(
            fields.pop("username", "+".join(names) or "nobody"), is_staff=bool(names), **fields
        )
        user.groups.set(Group.objects.filter(name__in=names))
        assert user.groups.count() == len(names)
        return user

    return make


@pytest.fixture
def as_role(client, account):
    """as_role(role, …) gives the client of such an account."""

    def log_in(*names):
        client.force_login(account(*names))
        return client

    return log_in
