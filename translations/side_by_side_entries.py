"""One text as its template shows it: the French, the field, the state, and what is told about them."""

from functools import cached_property
from typing import NamedTuple

import js_asset
from django import forms
from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import pgettext
from js_asset import Media, Script

from publishing.languages import SOURCE, TAGS
from translations.models import Standing
from translations.side_by_side import changes_of, is_outdated, is_ready, is_rich_unit, is_taken

SCRIPTS = [
    "publishing/kept.js",
    "publishing/session.js",
    "admin/js/error-summary.js",
    "translations/side-by-side.js",
]
JQUERY = ["admin/js/vendor/jquery/jquery.min.js", "admin/js/jquery.init.js"]


class Told(NamedTuple):
    """A finding in words: *weight* says whether it holds the text back."""

    weight: str
    message: str
    excerpt: str
    blocks: bool


def findings_told(found):
    # Translators: before what is wrong with a translation: it cannot be validated so.
    blocking = pgettext("of a check", "To be put right:")
    # Translators: before what may be wrong with a translation: it can be validated all the same.
    advice = pgettext("of a check", "Advice:")
    return [
        # Some messages quote the place themselves.
        Told(
            blocking if one.blocks else advice,
            one.message,
            "" if one.excerpt in one.message else one.excerpt,
            one.blocks,
        )
        for one in found
    ]


class Entry:
    """*outcome* is that of what was sent for the unit, where something was."""

    def __init__(self, unit, aids, heading, outcome=None):
        self.unit, self.aids, self.heading, self.outcome = unit, aids, heading, outcome
        self.is_refused = outcome is not None and not is_taken(outcome)
        self.text = outcome.answer.text if self.is_refused else unit.working
        self.state = unit.state()
        self.name = f"text-{unit.pk}"
        self.is_rich = is_rich_unit(unit)
        self.limit = None if self.is_rich else unit.column.max_length
        self.suggestions, self.terms = aids.suggestions(unit), aids.terms(unit)

    @property
    def is_outdated(self):
        return is_outdated(self.unit)

    @property
    def is_ready(self):
        """Whether it is validated with the page without another key."""
        return self.text != self.unit.working or is_ready(self.unit)

    @property
    def label(self):
        return capfirst(self.unit.content_type.model_class()._meta.get_field(self.unit.field).verbose_name)

    @property
    def place(self):
        """The label, with the row it stands in."""
        return " · ".join(filter(None, [str(self.heading), str(self.label)]))

    @property
    def state_label(self):
        return Standing(self.state).label

    @property
    def source_tag(self):
        return TAGS[SOURCE]

    @property
    def tag(self):
        return TAGS[self.unit.language]

    @property
    def source(self):
        return words(self.unit.source_column, self.unit.current, self.is_rich)

    @property
    def changes(self):
        """Of the French, since what stands in the field was made from it."""
        before = self.outcome.answer.source if self.is_refused else self.unit.working_source
        return changes_of(before, self.unit)

    @property
    def theirs(self):
        """What somebody else has written meanwhile, where that is why the answer was not taken."""
        if not self.is_refused or self.unit.working in (self.outcome.answer.seen, self.outcome.answer.text):
            return ""
        return words(self.unit.column, self.unit.working, self.is_rich)

    @property
    def also_public(self):
        """What readers read while something else is being written."""
        is_other = self.unit.draft and self.unit.target and self.unit.target != self.unit.draft
        return words(self.unit.column, self.unit.target, self.is_rich) if is_other else ""

    @property
    def findings(self):
        return findings_told(self.aids.findings(self.unit, self.text))

    @property
    def reason(self):
        """The findings are told at the field anyway."""
        return self.outcome.reason

    @cached_property
    def widget(self):
        """The editor of the portal's own forms for rich text; any other in a field as high as its words."""
        if self.is_rich:
            return self.unit.column.formfield().widget
        lines = max(len(self.unit.current), 2 * len(self.text)) // 60 + 1
        return forms.Textarea({"rows": min(lines, 8)})

    @property
    def field(self):
        attributes = {
            "id": f"id_{self.name}",
            "lang": self.tag,
            "aria-describedby": f"findings-{self.unit.pk}",
            "spellcheck": "false",
        }
        if self.is_refused:
            attributes["aria-invalid"] = "true"
        return self.widget.render(self.name, self.text, attributes)


def words(column, text, is_rich):
    """As readers get them."""
    return mark_safe(column.sanitize(text)) if is_rich else linebreaksbr(text)  # noqa: S308 sanitised


def media_of(entries, nonce):
    """The editor's scripts only where there is something rich to write; its import map needs the *nonce*."""
    media = Media(js=[*JQUERY, *(Script(path, defer=True) for path in SCRIPTS)])
    for entry in [entry for entry in entries if entry.is_rich][:1]:
        media = entry.widget.media + media
    return js_asset.Media.from_media(media, nonce=nonce)
