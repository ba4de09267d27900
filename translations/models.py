"""Translation units and terms. A unit remembers what its translation was made from; what is stale is a comparison."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publishing.languages import NAMES, SOURCE, best_words, in_language
from publishing.models import Publishable, State, UUIDModel
from translations.pinyin import pinyin_of
from translations.registry import TARGETS, localized, page_models


class Standing(models.TextChoices):
    """What a translator has to do about a text."""

    MISSING = "missing", pgettext_lazy("state of a translation", "missing")
    # Translators: state of a translation whose French changed after it was made.
    STALE = "stale", pgettext_lazy("state of a translation", "to be brought up to date")
    DRAFT = "draft", pgettext_lazy("state of a translation", "draft")
    VALIDATED = "validated", pgettext_lazy("state of a translation", "validated")


STALE = ~Q(target="") & ~Q(source=F("current"))
STANDING = Case(
    When(~Q(draft=""), then=Value(Standing.DRAFT)),
    When(target="", then=Value(Standing.MISSING)),
    When(STALE, then=Value(Standing.STALE)),
    default=Value(Standing.VALIDATED),
    output_field=models.CharField(),
)


class TranslationUnitQuerySet(models.QuerySet):
    def of(self, *records):
        """Of records of one model."""
        kind = ContentType.objects.get_for_model(records[0])
        return self.filter(content_type=kind, object_id__in=[record.pk for record in records])

    def on_page(self, page):
        """All that a translator meets on *page*: its own texts and those of its rows."""
        return self.filter(page_type=ContentType.objects.get_for_model(page), page_id=page.pk)

    def public(self):
        """What readers see the French of: it is not yet asked to translate what nobody has published."""
        kinds = ContentType.objects.get_for_models(*page_models())
        readable = Q()
        for model, kind in kinds.items():
            here = Q(page_type=kind)
            if issubclass(model, Publishable):
                here &= Q(page_id__in=model._base_manager.filter(state=State.PUBLISHED).values("pk"))
            readable |= here
        return self.filter(readable)

    def with_standing(self):
        return self.annotate(standing=STANDING)

    def unfinished(self):
        return self.with_standing().exclude(standing=Standing.VALIDATED)

    def stale(self):
        """Whose readers see a translation of French that has changed since, whatever is being written meanwhile."""
        return self.filter(STALE)


class TranslationUnit(UUIDModel):
    """One text of one record in one language.

    `target` is what readers see; `draft` is what is being written, and not public. Beside each stands the French it was
    made from; `current` is the French of today.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    object_id = models.UUIDField(editable=False)
    record = GenericForeignKey()
    # The name of the translated field, without its language.
    field = models.CharField(max_length=60, editable=False)
    language = models.CharField(
        _("language"), max_length=20, editable=False, choices=[(code, NAMES[code]) for code in TARGETS]
    )
    # On which it is read: the record itself, or what the record is a row of.
    page_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    page_id = models.UUIDField(editable=False)
    page = GenericForeignKey("page_type", "page_id")

    current = models.TextField(blank=True)
    current_since = models.DateTimeField(default=timezone.now)
    # Of `current`, without its mark-up.
    words = models.PositiveIntegerField(_("words"), default=0)

    source = models.TextField(blank=True)
    source_since = models.DateTimeField(null=True, blank=True)
    target = models.TextField(blank=True)
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    validated_at = models.DateTimeField(null=True, blank=True)

    draft = models.TextField(blank=True)
    draft_source = models.TextField(blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    drafted_at = models.DateTimeField(null=True, blank=True)

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        # Translators: whoever is asked to translate a text.
        verbose_name=pgettext_lazy("translation", "assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due = models.DateField(pgettext_lazy("translation", "due on"), null=True, blank=True)

    objects = TranslationUnitQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        # Whoever holds one translates into that language, and takes files out and in.
        permissions = [(f"translate_{code}", f"Can translate into {NAMES[code]}") for code in TARGETS]
        verbose_name = pgettext_lazy("record", "translation")
        verbose_name_plural = pgettext_lazy("record", "translations")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"], name="one_unit_of_a_text"
            )
        ]
        indexes = [models.Index(fields=["page_type", "page_id", "language"])]

    def __str__(self):
        return self.context

    @property
    def context(self):
        """Names the text in files that travel: model, key and field, the same for ever."""
        kind = self.content_type
        return f"{kind.app_label}.{kind.model}:{self.object_id}:{self.field}"

    @property
    def column(self):
        """Of the record, in the unit's language."""
        return localized(self.content_type.model_class(), self.field, self.language)

    @property
    def source_column(self):
        return localized(self.content_type.model_class(), self.field, SOURCE)

    @property
    def is_stale(self):
        """The same question as `stale()`, asked of one unit already at hand."""
        return bool(self.target) and self.source != self.current

    @property
    def is_waiting(self):
        """For a translator: readers see no translation, or one of other French."""
        return not self.target or self.is_stale

    @property
    def working(self):
        """What a translator goes on from."""
        return self.draft or self.target

    @property
    def working_source(self):
        """The French that `working` was made from."""
        return self.draft_source if self.draft else self.source

    def state(self):
        """The same as the column `standing` of `with_standing()`."""
        if self.draft:
            return Standing.DRAFT
        if not self.target:
            return Standing.MISSING
        return Standing.STALE if self.is_stale else Standing.VALIDATED


class Term(UUIDModel):
    """One notion and the words for it in each language: what to write, what to avoid, what readers may search for."""

    name = models.CharField(_("term"), max_length=200, blank=True)
    avoid = models.TextField(
        # Translators: other words for a term that are not to be written.
        pgettext_lazy("of a term", "to avoid"),
        blank=True,
        help_text=_("One a line: what is not to be written for it."),
    )
    others = models.TextField(
        pgettext_lazy("of a term", "other names"),
        blank=True,
        help_text=_("One a line: what means the same, for the search."),
    )
    pinyin = models.CharField(
        _("pinyin"), max_length=300, blank=True, help_text=_("Filled in from the Chinese when left empty.")
    )
    note = models.TextField(pgettext_lazy("of a term", "note"), blank=True, max_length=400)
    is_attested = models.BooleanField(
        # Translators: of a term that was found in texts published in Chinese; else it is proposed by us.
        pgettext_lazy("of a term", "attested"),
        default=False,
        help_text=_("Found in published Chinese texts; else it is proposed by us."),
    )

    class Meta:
        ordering = [Lower("name_fr")]
        verbose_name = pgettext_lazy("record", "term")
        verbose_name_plural = pgettext_lazy("record", "terms")

    def __str__(self):
        return best_words(self, "name")

    def save(self, *args, **kwargs):
        self.pinyin = self.pinyin or pinyin_of(in_language(self, "name", "zh-hans"))
        super().save(*args, **kwargs)


class Untold(models.Model):
    """A text whose French is new or has changed since its translators were last told of any."""

    unit = models.OneToOneField(TranslationUnit, on_delete=models.CASCADE, primary_key=True, related_name="untold")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.unit)


class Digest(models.Model):
    """When the translators of a language were last told what waits for them."""

    language = models.CharField(max_length=20, primary_key=True)
    told_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        # Publishers translate too, and are not told of every change.
        permissions = [(f"hear_of_{code}", f"Is told by mail what waits in {NAMES[code]}") for code in TARGETS]

    def __str__(self):
        return self.language
