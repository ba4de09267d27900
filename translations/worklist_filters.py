"""The filters of the worklist: each by what a translator asks, none by a column."""

import datetime

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.languages import NAMES
from translations.models import Standing
from translations.registry import page_models

UNFINISHED, ALL = "unfinished", "all"
# Words.
SHORT, LONG = 10, 100
WEEK, MONTH = datetime.timedelta(days=7), datetime.timedelta(days=30)


class StandingFilter(admin.SimpleListFilter):
    """What is finished is no work: it is shown where it is asked for."""

    # Translators: heading of a filter: the state of a translation.
    title = pgettext_lazy("filter of translations", "state")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        # Translators: entry of a filter: translations that are missing, stale or in draft.
        unfinished = pgettext_lazy("filter of translations", "everything to do")
        return [(UNFINISHED, unfinished), *Standing.choices, (ALL, pgettext_lazy("filter of translations", "all"))]

    def value(self):
        asked = super().value()
        return asked if asked in {*Standing.values, ALL} else UNFINISHED

    def choices(self, changelist):
        """Without Django's own “All”, which would be a second one."""
        return [*super().choices(changelist)][1:]

    def queryset(self, request, queryset):
        if self.value() == ALL:
            return queryset
        if self.value() == UNFINISHED:
            return queryset.exclude(standing=Standing.VALIDATED)
        return queryset.filter(standing=self.value())


class QuestionFilter(admin.SimpleListFilter):
    """Each answer of *questions()* is {value: (label, condition)}."""

    def questions(self, request):
        raise NotImplementedError

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _condition) in self.questions(request).items()]

    def queryset(self, request, queryset):
        _label, condition = self.questions(request).get(self.value(), ("", Q()))
        return queryset.filter(condition)


class AssigneeFilter(QuestionFilter):
    # Translators: heading of a filter: who was asked to translate a text.
    title = pgettext_lazy("filter of translations", "assigned to")
    parameter_name = "assigned"

    def questions(self, request):
        mine, nobody = Q(assigned_to=request.user.pk), Q(assigned_to=None)
        return {
            "me": (pgettext_lazy("translations assigned to", "me"), mine),
            "nobody": (pgettext_lazy("translations assigned to", "nobody"), nobody),
            "others": (pgettext_lazy("translations assigned to", "others"), ~mine & ~nobody),
        }


class DueFilter(QuestionFilter):
    # Translators: heading of a filter: the day on which a translation is due.
    title = pgettext_lazy("filter of translations", "due date")
    parameter_name = "due_is"

    def questions(self, request):
        today = timezone.localdate()
        return {
            "overdue": (pgettext_lazy("filter of translations", "overdue"), Q(is_overdue=True)),
            "week": (_("within a week"), Q(due__gte=today, due__lte=today + WEEK)),
        }


class AgeFilter(QuestionFilter):
    # Translators: heading of a filter: for how long the French has been waiting for its translation.
    title = pgettext_lazy("filter of translations", "waiting for")
    parameter_name = "age"

    def questions(self, request):
        now = timezone.now()
        return {
            "week": (_("less than a week"), Q(current_since__gt=now - WEEK)),
            "over_week": (_("over a week"), Q(current_since__lte=now - WEEK)),
            "over_month": (_("over a month"), Q(current_since__lte=now - MONTH)),
        }


class WordsFilter(QuestionFilter):
    # Translators: heading of a filter: how long the French is, in words.
    title = pgettext_lazy("filter of translations", "length")
    parameter_name = "length"

    def questions(self, request):
        return {
            "short": (_("short (up to 10 words)"), Q(words__lte=SHORT)),
            "medium": (_("medium"), Q(words__gt=SHORT, words__lte=LONG)),
            "long": (_("long (over 100 words)"), Q(words__gt=LONG)),
        }


class SectionFilter(QuestionFilter):
    # Translators: heading of a filter: a section of the portal.
    title = pgettext_lazy("filter of translations", "section")
    parameter_name = "section"

    def questions(self, request):
        kinds = ContentType.objects.get_for_models(*page_models())
        sections = {model._meta.app_label: [] for model in kinds}
        for model, kind in kinds.items():
            sections[model._meta.app_label].append(kind.pk)
        return {
            label: (apps.get_app_config(label).verbose_name, Q(page_type__in=keys))
            for label, keys in sections.items()
        }


class KindFilter(QuestionFilter):
    # Translators: heading of a filter: what kind of page a text is on: partners, agreements, pictures.
    title = pgettext_lazy("filter of translations", "kind of page")
    parameter_name = "kind"

    def questions(self, request):
        kinds = ContentType.objects.get_for_models(*page_models())
        found = [
            (model._meta.label_lower, (capfirst(model._meta.verbose_name_plural), Q(page_type=kind)))
            for model, kind in kinds.items()
        ]
        return dict(sorted(found, key=lambda one: one[1][0]))


class LanguageFilter(QuestionFilter):
    """Shown to whoever translates into several."""

    # Translators: heading of a filter: the language translated into.
    title = pgettext_lazy("filter of translations", "language")
    parameter_name = "into"

    def __init__(self, request, params, model, model_admin):
        self.codes = model_admin.languages_seen(request)
        super().__init__(request, params, model, model_admin)

    def questions(self, request):
        return {code: (NAMES[code], Q(language=code)) for code in self.codes}

    def has_output(self):
        return len(self.codes) > 1


FILTERS = [
    StandingFilter,
    LanguageFilter,
    AssigneeFilter,
    DueFilter,
    AgeFilter,
    WordsFilter,
    SectionFilter,
    KindFilter,
]
