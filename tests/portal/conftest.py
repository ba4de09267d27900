import pytest
from django.contrib.auth.models import Group, User


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
