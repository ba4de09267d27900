"""Both sides of a conflict, for the form in which it is settled."""

from typing import NamedTuple

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from publishing.comparison import Titles, language_of, names, words_of
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
    titles = Titles(*(side for one in conflicts for side in sides_of(one)))
    return [shown(conflict, titles) for conflict in conflicts]


def sides_of(conflict):
    """Both as versions of that one place."""
    row, field = conflict.place
    values = [conflict.theirs, conflict.mine]
    return [{row: value or {}} if field is None else {row: {field: value}} for value in values]


def shown(conflict, titles):
    model, _pk = row_of(conflict.place.row)
    if conflict.place.field is None:
        sides = [row_in_words(model, values, titles) for values in (conflict.theirs, conflict.mine)]
        return Shown(capfirst(model._meta.verbose_name), "", *sides)
    field = model._meta.get_field(conflict.place.field)
    sides = [words(field, value, titles) for value in (conflict.theirs, conflict.mine)]
    return Shown(capfirst(field.verbose_name), language_of(field), *sides)


def row_in_words(model, values, titles):
    """A row that one side took out and the other changed: it stays."""
    if values is None:
        return _("(taken out)")
    said = (words(model._meta.get_field(name), value, titles) for name, value in values.items())
    return " · ".join(filter(None, said))


def words(field, value, titles):
    if field.many_to_many:
        return ", ".join(names(field, value, titles).splitlines())
    if isinstance(field, ProseEditorField):
        return strip_tags(value or "")
    return words_of(field, value, titles)


def losses_shown(losses):
    titles = Titles(*({loss.row: loss.value} for loss in losses if loss.field is None))
    return [loss_shown(loss, titles) for loss in losses]


def loss_shown(loss, titles):
    """What no longer fits, its words included: nobody's are dropped without being shown once more."""
    model, _pk = row_of(loss.row)
    if loss.field is None:
        return ShownLoss(capfirst(model._meta.verbose_name), loss.message, row_in_words(model, loss.value, titles))
    field = model._meta.get_field(loss.field)
    # The name of what is gone is gone with it.
    return ShownLoss(capfirst(field.verbose_name), loss.message, "" if field.is_relation else str(loss.value))
