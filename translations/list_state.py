"""What lists of pages tell of their translation, and how they are filtered by it: in the words of the worklist."""

from collections import defaultdict

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from publishing.languages import NAMES
from translations.models import Standing, TranslationUnit
from translations.registry import TARGETS

# What is told first.
ORDER = (Standing.MISSING, Standing.STALE, Standing.DRAFT)


class TranslationFilter(admin.SimpleListFilter):
    """The pages with a text of some standing; validated are those with no other."""

    language = ""

    def lookups(self, request, model_admin):
        return Standing.choices

    def queryset(self, request, queryset):
        if self.value() not in Standing.values:
            return queryset
        kind = ContentType.objects.get_for_model(queryset.model)
        units = TranslationUnit.objects.filter(page_type=kind, language=self.language).with_standing()
        if self.value() != Standing.VALIDATED:
            return queryset.filter(pk__in=units.filter(standing=self.value()).values("page_id"))
        unfinished = units.exclude(standing=Standing.VALIDATED).values("page_id")
        return queryset.filter(pk__in=units.values("page_id")).exclude(pk__in=unfinished)


def filter_of(code):
    fields = {"language": code, "title": NAMES[code], "parameter_name": f"translation_{code}"}
    return type("TranslationFilter", (TranslationFilter,), fields)


FILTERS = [filter_of(code) for code in TARGETS]


class TranslationStateMixin:
    """For lists of pages: a column with the state of each translation, before the moment of the last change."""

    def get_list_display(self, request):
        shown = [*super().get_list_display(request)]
        place = shown.index("updated_at") if "updated_at" in shown else len(shown)
        return [*shown[:place], "translation_state", *shown[place:]]

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), *FILTERS]

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        found = standings(self.model, [page.pk for page in changelist.result_list])
        for page in changelist.result_list:
            page.standings = found[page.pk]
        return changelist

    # Translators: head of a column: what the translation of a page lacks.
    @admin.display(description=pgettext_lazy("column", "translation"))
    def translation_state(self, page):
        told = {code: words_of(page.standings[code]) for code in TARGETS if code in page.standings}
        if len(TARGETS) == 1:
            return capfirst("".join(told.values())) or "–"
        return " / ".join(f"{NAMES[code]}: {words}" for code, words in told.items()) or "–"


def standings(model, keys):
    """{key of a page: {language: {standing: number of texts}}} in one query."""
    kind = ContentType.objects.get_for_model(model)
    rows = (
        TranslationUnit.objects.filter(page_type=kind, page_id__in=keys)
        .with_standing()
        .values_list("page_id", "language", "standing")
        .annotate(number=Count("pk"))
    )
    found = defaultdict(lambda: defaultdict(dict))
    for key, language, standing, number in rows:
        found[key][language][standing] = number
    return found


def words_of(numbers):
    """“missing 3 · draft 1”, or that all of it is validated."""
    left = [f"{standing.label} {numbers[standing]}" for standing in ORDER if standing in numbers]
    return " · ".join(left) or str(Standing.VALIDATED.label)
