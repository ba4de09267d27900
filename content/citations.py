"""What a text shows by reference beside leading to pages: figures, documents and pictures.

A text keeps the key alone. What it stands for is looked up when the text is rendered: a new observation of a figure
is read in every text that cites it.
"""

from django.apps import apps
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from content.cited_words import around
from images.models import Document, Picture
from images.templatetags.images import document_link
from publishing.languages import CODES, TAGS, in_language

# Around a figure that follows its editor's own words.
BRACKETS = {"zh-hans": ("（", "）")}
OTHER_BRACKETS = (" (", ")")


class Citable:
    """A publishable record whose present words take the place of those that were typed when it was cited.

    It lives above this floor: models that are one are found in the registry, as pages are.
    """

    # The translated fields that staff know it by, the widest first.
    CITED_BY = ()

    @classmethod
    def for_citation(cls):
        """With all that citing needs, published or not."""
        raise NotImplementedError

    def cited_as(self):
        """Its words in the active language, empty while it has none."""
        raise NotImplementedError

    def cited_forms(self):
        """Its words as they were or may have been when it was cited, in every language; their digits stand for any."""
        raise NotImplementedError

    def cited_at(self):
        """The address in the active language where a reader learns more."""
        raise NotImplementedError


def citable_models():
    return [model for model in apps.get_models() if issubclass(model, Citable)]


def citing_fields(model):
    return [build_localized_fieldname(field, code) for field in model.CITED_BY for code in CODES]


def records_by_key(keys):
    """{key: record} of those among *keys* that a reader may see, with a query or two for each kind until all are found."""
    found = {}
    for records in kinds_of_records():
        if missing := keys - found.keys():
            found |= {record.pk: record for record in records.filter(pk__in=missing)}
    return found


def pictures_by_key(keys):
    return Picture.objects.in_bulk(keys - {None}) if keys else {}


def kinds_of_records():
    cited = [model.for_citation().published() for model in citable_models()]
    return [*cited, Document.objects.all(), Picture.objects.all()]


def address_of_record(record):
    """Where a link to *record* leads, None where it has nothing to show."""
    if isinstance(record, Citable):
        return record.cited_at()
    if isinstance(record, Picture):
        return record.preview_url
    return record.available.file.url if record.available else None


def link_to_record(record, address, words):
    """The link (HTML) that stands in a text for *record*; *words* are those that were typed, as HTML.

    What was written beside what the record says of itself stays, before the link or after it.
    """
    if isinstance(record, Document):
        return link_to_document(record, words)
    if isinstance(record, Citable):
        return cited_figure(record, address, words)
    return f'<a href="{escape(address)}">{words}</a>'


def cited_figure(record, address, words):
    """The present value in the place of the one that was typed; behind words that hold none, in brackets."""
    said = escape(record.cited_as())
    link = f'<a class="cited" href="{escape(address)}">{said or words}</a>'
    if not said or not words.strip():
        return link
    before, after = around(words, record.cited_forms()) or (words, None)
    opening, closing = BRACKETS.get(get_language(), OTHER_BRACKETS) if after is None else ("", after)
    return f"{before}{opening}{link}{closing}"


def link_to_document(document, words):
    """Its title, type and weight; words of the editor's own take the place of the title."""
    shown = document_link(document)
    beside = around(words, titles_of(document))
    if words.strip() and not beside:
        own = mark_safe(words)  # noqa: S308 a part of the sanitised text
        shown |= {"title": own, "title_language": TAGS[get_language()]}
    before, after = beside or ("", "")
    return f"{before}{render_to_string('images/document_link.html', shown).strip()}{after}"


def titles_of(document):
    return [in_language(document, "title", code) for code in CODES]
