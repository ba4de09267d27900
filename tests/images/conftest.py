import pytest


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    """A storage of its own for each test, so that what is left in it can be counted."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
