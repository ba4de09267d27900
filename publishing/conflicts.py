"""Both sides of a conflict, for the form in which it is settled."""

from typing import NamedTuple

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from publishing.languages import TAGS
from publishing.versions import row_of


class Shown(NamedTuple):
    """*theirs* and *mine* are plain words; *lang* is that of the field, empty where it has none."""

    label: str
    lang: str
    theirs: str
    mine: str


class ShownLoss(NamedTuple):
    label: str
    message: str
    value: str


def conflicts_shown(conflicts):
    return [shown(conflict) for conflict in conflicts]


def shown(conflict):
    model, _pk = row_of(conflict.place.row)
    if conflict.place.field is None:
        return Shown(
            capfirst(model._meta.verbose_name),
            "",
            row_in_words(model, conflict.theirs),
            row_in_words(model, conflict.mine),
        )
    field = model._meta.get_field(conflict.place.field)
    language = getattr(field, "language", "")
    return Shown(
        capfirst(field.verbose_name),
        TAGS.get(language, ""),
        words(field, conflict.theirs),
        words(field, conflict.mine),
    )


def row_in_words(model, values):
    """A row that one side took out and the other changed: it stays."""
    if values is None:
        return _("(taken out)")
    return " · ".join(filter(None, (words(model._meta.get_field(name), value) for name, value in values.items())))


def words(field, value):
    if value in (None, "", []):
        return ""
    if field.is_relation:
        found = field.related_model._base_manager.filter(pk__in=value if isinstance(value, list) else [value])
        return ", ".join(str(one) for one in found)
    choices = dict(field.flatchoices)
    return str(choices.get(value, strip_tags(str(value))))


def losses_shown(losses):
    return [loss_shown(loss) for loss in losses]


def loss_shown(loss):
    """What no longer fits, its words included: nobody's are dropped without being shown once more."""
    model, _pk = row_of(loss.row)
    if loss.field is None:
        return ShownLoss(capfirst(model._meta.verbose_name), loss.message, row_in_words(model, loss.value))
    field = model._meta.get_field(loss.field)
    # The name of what is gone is gone with it.
    return ShownLoss(capfirst(field.verbose_name), loss.message, "" if field.is_relation else str(loss.value))
