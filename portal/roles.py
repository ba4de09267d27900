"""What an account may do. A role is a group of Django's whose permissions follow from the models of the portal.

The groups are made after each migration, so a section that anyone adds has its editors by itself.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from images.models import KeepsFiles
from portal.admin import place_of
from publishing.languages import NAMES, SOURCE, TAGS
from publishing.models import Publishable
from translations.models import Digest, Term, TranslationUnit

PUBLISHER, ADMINISTRATOR = "publisher", "administrator"


class Kind(Enum):
    """Of the records of a registered model: when what is typed into them becomes public."""

    # When a publisher publishes it.
    PAGE = auto()
    # Once it is chosen: a file of every section's.
    UPLOAD = auto()
    # Once it is chosen: an organisation, a unit.
    CHOSEN = auto()
    # At once: a menu entry, the words at the foot of every page.
    FURNITURE = auto()
    # When its translator validates it: it has no form of its own.
    TRANSLATION = auto()
    # At once: what translations are checked by.
    TERM = auto()


EDITORS_MAY = {
    # To change a page is to write a draft of it.
    Kind.PAGE: ("view", "add", "change"),
    Kind.UPLOAD: ("view", "add", "change"),
    Kind.CHOSEN: ("view", "add"),
    Kind.FURNITURE: ("view",),
    Kind.TRANSLATION: (),
    Kind.TERM: (),
}
OF_TRANSLATORS = {TranslationUnit: Kind.TRANSLATION, Term: Kind.TERM}


def kind_of(model):
    if model in OF_TRANSLATORS:
        return OF_TRANSLATORS[model]
    if issubclass(model, Publishable):
        return Kind.PAGE
    if issubclass(model, KeepsFiles):
        return Kind.UPLOAD
    return Kind.CHOSEN if choosers_of(model) - {*parts_in_form(model)} else Kind.FURNITURE


def choosers_of(model):
    """The models that point at *model*."""
    fields = model._meta.get_fields(include_hidden=True)
    return {field.related_model for field in fields if field.auto_created and field.is_relation}


def parts_in_form(model):
    """The models of the rows that are edited inside the form of *model*."""
    return [inline.model for inline in admin.site.get_model_admin(model).inlines]


def registered_models():
    """Those of the portal's own apps, in the order of the admin's home."""
    ours = {config.label for config in apps.get_app_configs() if config.name in settings.PORTAL_APPS}
    found = [model for model in admin.site._registry if model._meta.app_label in ours]
    return sorted(found, key=lambda model: place_of(model._meta.app_label))


def pages():
    return [model for model in registered_models() if kind_of(model) is Kind.PAGE]


def sections():
    """The labels of the apps that hold pages."""
    return [*dict.fromkeys(model._meta.app_label for model in pages())]


# Permissions, as (app, codename)


def rights(actions, model):
    return {(model._meta.app_label, f"{action}_{model._meta.model_name}") for action in actions}


def all_rights(model):
    own = {(model._meta.app_label, codename) for codename, _name in model._meta.permissions}
    return rights(model._meta.default_permissions, model) | own


def with_parts(rights_of, models):
    """What *rights_of* says of each of *models* and of the rows inside its form."""
    return {right for model in models for one in (model, *parts_in_form(model)) for right in rights_of(one)}


def editor_rights(section):
    own = [
        model for model in registered_models() if model._meta.app_label == section or kind_of(model) is Kind.UPLOAD
    ]
    written = {right for model in own for right in rights(EDITORS_MAY[kind_of(model)], model)}
    parts = {part for model in own if kind_of(model) is Kind.PAGE for part in parts_in_form(model)}
    return written | {right for part in parts for right in all_rights(part)}


def translator_rights(code):
    read = with_parts(partial(rights, ["view"]), [*pages(), *OF_TRANSLATORS])
    return read | {(Digest._meta.app_label, f"{deed}_{code}") for deed in ("translate", "hear_of")}


def publisher_rights():
    return with_parts(all_rights, registered_models())


def administrator_rights():
    return with_parts(partial(rights, ["view"]), registered_models()) | all_rights(User)


# Roles


@dataclass(frozen=True)
class Family:
    """Roles that stand together on the page of an account, and what they have in common."""

    heading: Promise
    rule: Promise
    # Names one or several of them where they stand alone; `%(names)s` are the names within the family.
    title: Promise


SECTIONS = Family(
    # Translators: heading above the sections of the portal that an account may edit.
    pgettext_lazy("roles", "Sections"),
    _("Write drafts in the section and hand them over to a publisher; add pictures and documents."),
    # Translators: a role; %(names)s are sections of the portal: “Cooperation · Research”.
    pgettext_lazy("role", "editor – %(names)s"),
)
TRANSLATION = Family(
    # Translators: heading above the languages that an account may translate into.
    pgettext_lazy("roles", "Translation"),
    _("Read the drafts of every section, their history and their preview; translate into the language."),
    # Translators: a role; %(names)s are languages, each named in itself.
    pgettext_lazy("role", "translator – %(names)s"),
)
PUBLICATION = Family(
    # Translators: heading above the role of those who publish.
    pgettext_lazy("roles", "Publication"),
    _("Write in every section; publish, schedule, archive, restore, delete; edit menus and the foot of the page."),
    # Translators: a role.
    pgettext_lazy("role", "publisher"),
)
ADMINISTRATION = Family(
    # Translators: heading above the role of those who give others their accounts.
    pgettext_lazy("roles", "Administration"),
    _("Invite others and give them their roles, never one’s own; read everything, write nothing."),
    # Translators: a role.
    pgettext_lazy("role", "administrator"),
)


@dataclass(frozen=True)
class Role:
    # Of its group: it stays when the words change.
    name: str
    family: Family
    # Within the family.
    label: str | Promise
    rights: frozenset
    detail: str = ""
    # Of the label, where it is not that of the interface.
    language: str = ""

    @property
    def title(self):
        return title_of([self])


def title_of(held):
    """The roles *held* in a few words, those of a family together."""
    families = {}
    for role in held:
        families.setdefault(role.family, []).append(str(role.label))
    return " + ".join(
        capfirst(str(family.title) % {"names": " · ".join(names)}) for family, names in families.items()
    )


def roles():
    return [*editors(), *translators(), publisher(), administrator()]


def editors():
    return [editor(section) for section in sections()]


def editor(section):
    name = str(apps.get_app_config(section).verbose_name)
    rights_held = frozenset(editor_rights(section))
    return Role(f"editor-{section}", SECTIONS, name, rights_held, detail=kinds_in(section))


def kinds_in(section):
    """What its editors write, in words."""
    own = [model for model in registered_models() if model._meta.app_label == section]
    models = [model for model in own if "add" in EDITORS_MAY[kind_of(model)]]
    return " · ".join(capfirst(str(model._meta.verbose_name_plural)) for model in models)


def translators():
    return [translator(code) for code in NAMES if code != SOURCE]


def translator(code):
    rights_held = frozenset(translator_rights(code))
    return Role(f"translator-{code}", TRANSLATION, NAMES[code], rights_held, language=TAGS[code])


def publisher():
    return Role(PUBLISHER, PUBLICATION, PUBLICATION.title, frozenset(publisher_rights()))


def administrator():
    return Role(ADMINISTRATOR, ADMINISTRATION, ADMINISTRATION.title, frozenset(administrator_rights()))


# Groups


def make_groups(**migration):
    """Each role has its group with exactly its permissions, whatever was done to it meanwhile."""
    if not knows_groups(migration.get("apps", apps)):
        return
    with transaction.atomic():
        known = {
            (permission.content_type.app_label, permission.codename): permission
            for permission in Permission.objects.select_related("content_type")
        }
        for role in roles():
            group, _is_new = Group.objects.get_or_create(name=role.name)
            group.permissions.set([known[right] for right in role.rights & known.keys()])


def knows_groups(migrated):
    """Not where someone migrates a few apps only, and the tables of accounts are not there yet."""
    try:
        return bool(migrated.get_model("auth", "Group"))
    except LookupError:
        return False
