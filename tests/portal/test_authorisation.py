"""Who may do what, at every address of the admin, own and foreign.

`MAY` is the table of who may do what with which kind of record, `RULES` what each address asks for. An address without
a rule fails: whoever adds one says what it asks for.
"""

from collections import namedtuple

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from partners.models import Agreement
from portal.roles import Kind, kind_of, registered_models
from publishing.deletion import delete
from publishing.models import Action, Comment, PreviewLink, Revision, reference_to
from publishing.versions import snapshot
from tests.factories import factory_of

pytestmark = pytest.mark.django_db

# The kind of record that is nobody's: accounts.
ACCOUNT = "account"
EDITORS = {"own editor", "foreign editor"}
STAFF = {*EDITORS, "translator", "publisher", "administrator", "nobody"}
SEE = {"own editor", "translator", "publisher", "administrator"}
WRITE = {"own editor", "publisher"}
PUBLISH = {"publisher"}

MAY = {
    Kind.PAGE: {"view": SEE, "add": WRITE, "change": WRITE, "publish": PUBLISH, "delete": PUBLISH},
    Kind.UPLOAD: {
        "view": {*EDITORS, "publisher", "administrator"},
        "add": {*EDITORS, "publisher"},
        "change": {*EDITORS, "publisher"},
        "delete": PUBLISH,
    },
    Kind.CHOSEN: {"view": SEE - {"translator"}, "add": WRITE, "change": PUBLISH, "delete": PUBLISH},
    Kind.FURNITURE: {"view": SEE - {"translator"}, "add": PUBLISH, "change": PUBLISH, "delete": PUBLISH},
    Kind.TRANSLATION: {
        "view": {"translator", "publisher", "administrator"},
        "translate": {"translator", "publisher"},
        **{deed: set() for deed in ("add", "change", "delete")},
    },
    Kind.TERM: {
        "view": {"translator", "publisher", "administrator"},
        **dict.fromkeys(("add", "change", "delete"), PUBLISH),
    },
    ACCOUNT: {deed: {"administrator"} for deed in ("view", "add", "change", "delete")},
}
OF_NO_SECTION = {Kind.UPLOAD, Kind.TRANSLATION, Kind.TERM, ACCOUNT}
FOR_ALL = {
    "staff": STAFF,
    "anyone": {*STAFF, "visitor"},
    "visitor": {"visitor"},
    "nobody at all": set(),
    "translators": {"translator", "publisher"},
}

# What the address asks of whoever reads it and of whoever sends something; None: it is not read, or nothing is sent.
Rule = namedtuple("Rule", ["get", "post"])
RULES = {
    # Django's own
    "changelist": Rule("view", "view"),
    "add": Rule("add", "add"),
    "change": Rule("view", "change"),
    "delete": Rule("delete", "delete"),
    "history": Rule("view", "view"),
    # An address of former days, which leads to the form.
    "": Rule("staff", "staff"),
    # Of pages
    "slugs": Rule("add", "add"),
    "compare": Rule("view", None),
    "revert": Rule(None, "change"),
    "recover": Rule("view", None),
    "recover_one": Rule("view", "add"),
    "preview": Rule("view", None),
    "preview_page": Rule("view", None),
    "export": Rule("translators", None),
    "import": Rule("translators", "translators"),
    "links": Rule(None, "change"),
    "link_revoke": Rule(None, "change"),
    "comment": Rule(None, "view"),
    "comment_resolve": Rule(None, "view"),
    # Of accounts: a superuser gives a password where no mail goes out.
    "password_change": Rule("nobody at all", "nobody at all"),
    "invite": Rule(None, "change"),
    # Of translations.
    "translations_side_by_side": Rule("translators", "translators"),
    "translations_preview": Rule("translators", None),
    "translations_check": Rule(None, "translators"),
    # Of terms.
    "correct": Rule("translators", "translators"),
}
# Of the site, asked about agreements where an address is about something.
SITE_RULES = {
    "index": Rule("staff", "staff"),
    "login": Rule("anyone", "anyone"),
    # Whoever is out is led to the home of the admin, and from there to the door.
    "logout": Rule("visitor", "anyone"),
    "password_change": Rule("staff", "staff"),
    "password_change_done": Rule("staff", None),
    "password_reset": Rule("anyone", "anyone"),
    "password_reset_done": Rule("anyone", None),
    "password_reset_confirm": Rule("anyone", "anyone"),
    "password_reset_complete": Rule("anyone", None),
    "jsi18n": Rule("staff", None),
    "set_language": Rule("staff", "staff"),
    "stay": Rule(None, "staff"),
    "pages_of_the_portal": Rule("staff", "staff"),
    "autocomplete": Rule("view", None),
    "app_list": Rule("view", "view"),
    "view_on_site": Rule("staff", "staff"),
    # What is no address at all.
    "": Rule("nobody at all", "nobody at all"),
}
# What a button of the form of a page asks for. That whoever has it may press it, the workflow's own tests tell.
BUTTONS = {
    "_draft": "change",
    "_submit": "change",
    "_drop": "change",
    "_preview": "change",
    "_publish": "publish",
    "_send_back": "publish",
    "_archive": "publish",
    "_restore": "publish",
}
QUERIES = {
    "compare": {"from": "live", "to": "live"},
    "autocomplete": {"app_label": "partners", "model_name": "agreement", "field_name": "partner"},
}


def is_of_an_app(pattern):
    return not isinstance(pattern, URLPattern)


def addresses_of(model):
    """{name suffix: pattern} of the addresses of a registered model."""
    model_admin = admin.site.get_model_admin(model)
    beginning = f"{model._meta.app_label}_{model._meta.model_name}_"
    return {(pattern.name or "").removeprefix(beginning): pattern for pattern in model_admin.get_urls()}


def addresses_of_the_site():
    return {pattern.name or "": pattern for pattern in admin.site.get_urls() if not is_of_an_app(pattern)}


MODELS = [*registered_models(), User]
SITE = [pytest.param(name, id=name or "none") for name in addresses_of_the_site()]
EACH = [
    pytest.param(model, suffix, id=f"{model._meta.label_lower}-{suffix or 'none'}")
    for model in MODELS
    for suffix in addresses_of(model)
]
PAGES = [
    pytest.param(model, id=model._meta.label_lower) for model in registered_models() if kind_of(model) is Kind.PAGE
]


def test_every_address_has_a_rule():
    assert {suffix for model in MODELS for suffix in addresses_of(model)} - RULES.keys() == set()
    assert addresses_of_the_site().keys() - SITE_RULES.keys() == set()


def test_every_address_of_a_model_is_walked():
    included = [pattern for pattern in admin.site.get_urls() if is_of_an_app(pattern)]
    assert len(included) == len(MODELS) == len(admin.site._registry)


# Who


@pytest.fixture(scope="module")
def keys(module_db):
    """{role: key of a session} of an account for each role."""
    roles = [*Group.objects.values_list("name", flat=True), "nobody"]
    return {role: key_of(role) for role in roles}


def key_of(role):
    user = User.objects.create_user(role, is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def people_about(model):
    """{who: role}; what belongs to no section has no editor of its own: any two stand for them."""
    section = "partners" if kind_in_table(model) in OF_NO_SECTION else model._meta.app_label
    return {
        "own editor": f"editor-{section}",
        "foreign editor": "editor-agenda" if section != "agenda" else "editor-partners",
        "translator": "translator-zh-hans",
        "publisher": "publisher",
        "administrator": "administrator",
        "nobody": "nobody",
        "visitor": None,
    }


def client_of(role, keys):
    client = Client()
    if role:
        client.cookies["sessionid"] = keys[role]
    return client


def kind_in_table(model):
    return ACCOUNT if model is User else kind_of(model)


# What


def record_of(model):
    if model is User:
        return User.objects.create_user("someone", email="someone@portal.example")
    return factory_of(model)()


def revision_of(page, **fields):
    about = {**reference_to(page), **fields}
    return Revision.objects.create(version=snapshot(page), **about)


def deleted_like(page):
    """The last revision of a page of the same model that is no more."""
    other = record_of(type(page))
    key = other.pk
    delete(other, User.objects.first())
    return Revision.objects.filter(object_id=key).latest("created_at")


ARGUMENTS = {
    "object_id": lambda record: record.pk,
    "id": lambda record: record.pk,
    "revision": lambda record: revision_of(record, action=Action.SAVED).pk,
    "language": lambda record: getattr(record, "language", "fr"),
    "page_type": lambda unit: unit.page_type_id,
    "page_id": lambda unit: unit.page_id,
    "link_id": lambda record: PreviewLink.objects.create(expires_at=timezone.now(), **reference_to(record)).pk,
    "comment_id": lambda record: Comment.objects.create(text="À revoir", **reference_to(record)).pk,
    "app_label": lambda record: record._meta.app_label,
    "content_type_id": lambda record: ContentType.objects.get_for_model(record).pk,
    "uidb64": lambda record: "MQ",
    "token": lambda record: "used",
    "url": lambda record: "nowhere/",
}


def address_of(pattern, suffix, record):
    names = pattern.pattern.regex.groupindex
    values = {name: ARGUMENTS[name](record) for name in names}
    if suffix == "recover_one":
        values["revision"] = deleted_like(record).pk
    return values


def path_of(model, suffix, record):
    pattern = addresses_of(model)[suffix]
    values = address_of(pattern, suffix, record)
    if not pattern.name:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + f"{record.pk}/"
    return reverse(f"admin:{pattern.name}", kwargs=values)


def site_path_of(name, record):
    pattern = addresses_of_the_site()[name]
    if not name:
        return f"{reverse('admin:index')}nowhere/"
    return reverse(f"admin:{name}", kwargs=address_of(pattern, name, record))


# Asked and answered


def is_open(response):
    """Not shown the door, nor refused, nor told that there is no such page or no such method."""
    assert response.status_code in {200, 302, 403, 404, 405}
    is_door = response.status_code == 302 and response["Location"].startswith(reverse("admin:login"))
    return response.status_code in {200, 302} and not is_door


def ask(client, method, *sent):
    """Rolled back, so that whoever asks next finds what the one before found."""
    with transaction.atomic():
        answer = is_open(getattr(client, method)(*sent))
        transaction.set_rollback(True)
    return answer


def answers(path, model, keys, query):
    """{method: those to whom it is open}"""
    people = people_about(model).items()
    return {
        "get": {who for who, role in people if ask(client_of(role, keys), "get", path, query)},
        "post": {who for who, role in people if ask(client_of(role, keys), "post", path)},
    }


def allowed(needed, model):
    if needed is None:
        return set()
    return FOR_ALL[needed] if needed in FOR_ALL else MAY[kind_in_table(model)][needed]


def expected(rule, model):
    return {method: allowed(needed, model) for method, needed in rule._asdict().items()}


@pytest.mark.parametrize(("model", "suffix"), EACH)
def test_the_table_holds(keys, model, suffix):
    path = path_of(model, suffix, record_of(model))
    assert answers(path, model, keys, QUERIES.get(suffix, {})) == expected(RULES[suffix], model)


@pytest.mark.parametrize("name", SITE)
def test_the_table_holds_for_the_site(keys, name):
    path = site_path_of(name, record_of(Agreement))
    assert answers(path, Agreement, keys, QUERIES.get(name, {})) == expected(SITE_RULES[name], Agreement)


@pytest.mark.parametrize("model", PAGES)
def test_a_button_that_one_does_not_have_is_pressed_by_hand(keys, model):
    path = path_of(model, "change", factory_of(model)(draft=True))
    found = [
        (button, who)
        for button, needed in BUTTONS.items()
        for who, role in people_about(model).items()
        if who not in allowed(needed, model) and ask(client_of(role, keys), "post", path, {button: "1"})
    ]
    assert found == []
