"""What waits for a translator: which texts, in what order, and how each is told in a list."""

from functools import lru_cache
from html import unescape
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language

from publishing.differences import SAME, Segment, diff, diff_rich
from publishing.languages import SOURCE, TAGS
from translations.models import Standing, TranslationUnit
from translations.registry import TARGETS, is_rich, page_models, speaking_models, texts_of

# Characters: of a text that is only recognised here, not read; of what stands on either side of a change.
EXCERPT = 160
AROUND = 45
# Of one text, unchanged stretches included; whoever translates it sees all of them.
SEGMENTS = 16
ORDER = ("-is_overdue", "current_since", "pk")


class Title(NamedTuple):
    """Of a page; *language* is the tag of the language that it is in."""

    words: str
    language: str


class Entry(NamedTuple):
    """A unit as a list tells it; *label* names the field, and the row of the page that it is of."""

    title: Title
    address: str
    kind: str
    label: str
    french: list[Segment]
    translation: str
    language: str


def worklist(languages):
    """The units of public French in *languages*, each with its `standing` and whether it `is_overdue`."""
    units = TranslationUnit.objects.public().filter(language__in=languages).with_standing()
    late = Q(due__lt=timezone.localdate()) & ~Q(standing=Standing.VALIDATED)
    return units.annotate(
        is_overdue=Case(When(late, then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def entries(units):
    """{key: Entry} of *units*, in one query beside that of the kinds of record."""
    know_kinds()
    titles = titles_of({(unit.page_type_id, unit.page_id) for unit in units})
    return {unit.pk: entry(unit, titles) for unit in units}


def entry(unit, titles):
    return Entry(
        titles.get((unit.page_type_id, unit.page_id), Title("", "")),
        address_of(unit),
        capfirst(model_of(unit.page_type_id)._meta.verbose_name),
        label_of(unit),
        french_of(unit),
        excerpt(unit.working, is_rich_text(unit)),
        TAGS[unit.language],
    )


def address_of(unit):
    """Where it is translated beside its French."""
    page = side_by_side(unit.language, unit.page_type_id, unit.page_id)
    return f"{page}#unit-{unit.pk}"


def side_by_side(language, page_type, page_id):
    return reverse("admin:translations_side_by_side", args=[language, page_type, page_id])


def label_of(unit):
    model = model_of(unit.content_type_id)
    field = capfirst(model._meta.get_field(unit.field).verbose_name)
    is_row = unit.content_type_id != unit.page_type_id
    return f"{capfirst(model._meta.verbose_name)} · {field}" if is_row else field


# Kinds of records


def know_kinds():
    """Django keeps those it has read: one query where a list would make one for each."""
    ContentType.objects.get_for_models(TranslationUnit, *{*speaking_models(), *page_models()})


def model_of(kind):
    return ContentType.objects.get_for_id(kind).model_class()


def is_rich_text(unit):
    return is_rich(model_of(unit.content_type_id), unit.field)


# Titles


def titles_of(pages):
    """{(kind, key): Title} of *pages*, given as such pairs: the title of a page is a unit of its own."""
    fields = first_fields()
    rows = TranslationUnit.objects.filter(
        content_type=F("page_type"),
        object_id__in={key for _kind, key in pages},
        field__in={*fields.values()},
        language=language_of_titles(),
    ).values_list("content_type_id", "object_id", "field", "current", "target")
    return {
        (kind, key): title(french, target)
        for kind, key, field, french, target in rows
        if fields.get(kind) == field
    }


def first_fields():
    """{kind: name of the text that a page of it is called by}"""
    kinds = ContentType.objects.get_for_models(*page_models())
    return {kind.pk: texts_of(model)[0].name for model, kind in kinds.items()}


def language_of_titles():
    """The reader's, where it is one that is translated into."""
    return get_language() if get_language() in TARGETS else TARGETS[0]


def title(french, target):
    is_translated = target and get_language() != SOURCE
    words, language = (target, get_language()) if is_translated else (french or target, SOURCE)
    return Title(words, TAGS.get(language, language))


# Words


def french_of(unit):
    """[Segment]: what has changed since it was translated, word by word, else how it begins."""
    before = unit.working_source
    if not unit.working or not before or before == unit.current:
        return [Segment(SAME, excerpt(unit.current, is_rich_text(unit)))]
    return changes(before, unit.current, is_rich_text(unit))


@lru_cache(maxsize=1000)
def changes(before, after, rich):
    """A pure function of long texts, asked again for the same ones each time that the list is opened."""
    segments = [*(diff_rich if rich else diff)(before, after)]
    shown = [near_changes(segment, place, len(segments)) for place, segment in enumerate(segments)]
    return [*shown[:SEGMENTS], *([Segment(SAME, " …")] if len(shown) > SEGMENTS else [])]


def near_changes(segment, place, number):
    """What stayed is shown where it touches what changed."""
    text = segment.text
    if segment.kind != SAME:
        return Segment(segment.kind, Truncator(text).chars(EXCERPT))
    head = text[:AROUND] if place else ""
    tail = text[-AROUND:] if place < number - 1 else ""
    is_short = len(text) <= len(head) + len(tail)
    return segment if is_short else Segment(SAME, f"{head}…{tail}")


def excerpt(text, rich):
    words = unescape(strip_tags(text.replace("</", " </"))) if rich else text
    return Truncator(" ".join(words.split())).chars(EXCERPT)
