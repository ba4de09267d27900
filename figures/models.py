from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from figures.citation import CitedFigure
from figures.drawings import MILLION, drawing_of, history_of
from figures.fields import PartialDateField
from figures.formats import format_observation, format_observation_parts
from publishing.blockers import Blocker
from publishing.languages import SOURCE, best_words, in_language
from publishing.models import Publishable, PublishableQuerySet, UUIDModel

# The subject of the host's own figures, in the source language.
HOST = "Île-de-France"


class Unit(UUIDModel):
    """What is counted, in words that follow a number: habitant, habitants; 居民, 名学习者."""

    one = models.CharField(_("singular"), max_length=60)
    many = models.CharField(_("plural"), max_length=60, blank=True, help_text=_("Empty: as the singular."))

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["one_fr"]

    def __str__(self):
        return best_words(self, "one")


class FigureQuerySet(PublishableQuerySet):
    def with_observations(self):
        latest_first = Observation.objects.select_related("unit")
        return self.prefetch_related(models.Prefetch("observations", latest_first))

    def featured(self):
        return self.filter(is_featured=True)

    def of_host(self):
        """Those that a partner's may stand beside."""
        return self.filter(subject_fr=HOST)


class Figure(CitedFigure, UUIDModel, Publishable):
    """One quantity, followed through its dated observations; a new one is added, none is overwritten."""

    class Kind(models.TextChoices):
        COUNT = "count", pgettext_lazy("kind of figure", "count")
        SHARE = "share", pgettext_lazy("kind of figure", "share (percent)")
        RANK = "rank", pgettext_lazy("kind of figure", "rank")
        AMOUNT = "amount", pgettext_lazy("kind of figure", "amount of money")

    NEEDED = ("name",)

    name = models.CharField(_("name"), max_length=200, blank=True)
    definition = models.TextField(_("definition"), max_length=400, blank=True)
    # Translators: what a figure is about: a place, a relation.
    subject = models.CharField(pgettext_lazy("of a figure", "subject"), max_length=120, blank=True)
    kind = models.CharField(pgettext_lazy("of a figure", "kind"), max_length=20, choices=Kind, default=Kind.COUNT)
    is_featured = models.BooleanField(_("on the home page"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    # The kind of the partner that shows it, which gives its hue: told by a view, for a figure knows no partner.
    accent = ""

    objects = FigureQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "name_fr"]

    def __str__(self):
        return f"{best_words(self, 'subject')} – {best_words(self, 'name')}".strip(" –")

    def blockers(self):
        """A note to the reader counts as the reason for a missing source."""
        unsourced = [
            one
            for one in self.observations.all()
            if not (one.source_name or in_language(one, "check_note", SOURCE))
        ]
        message = _("No source: %(observation)s. Name it, or tell the reader in the note.")
        return [*super().blockers(), *(Blocker(message % {"observation": one}, "", True) for one in unsourced)]

    @property
    def latest(self):
        """The most recent observation, None where there is none; uses what `with_observations` fetched."""
        return next(iter(self.observations.all()), None)

    @property
    def history(self):
        """Its observations where there are several, the oldest first, the undated before them."""
        observations = [*self.observations.all()]
        return observations[::-1] if len(observations) > 1 else []

    @property
    def dated(self):
        return [observation for observation in self.history if observation.year]

    @property
    def drawn_history(self):
        """None where fewer than two are dated, or where they do not count the same thing."""
        if len({observation.unit_id for observation in self.dated}) > 1:
            return None
        return history_of(self.kind, [(seen.year, seen.value, seen.low, seen.high) for seen in self.dated])

    @property
    def history_dates(self):
        """The first and the last, for the ends of the drawing."""
        return [self.dated[0].year, self.dated[-1].year]

    def compares_with(self, other):
        """The same quantity of another subject, counted in the same unit."""
        mine, theirs = self.latest, other.latest
        alike = (self.name_fr, self.kind) == (other.name_fr, other.kind)
        return bool(alike and mine and theirs and mine.unit_id == theirs.unit_id)

    @property
    def preview_part(self):
        return f"#figure-{self.pk}"

    def preview_address(self, language):
        with override(language):
            return reverse("figures:index")


class Observation(UUIDModel):
    """A figure at one moment: a value, or a range from low to high."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", pgettext_lazy("of a number", "exact")
        ABOUT = "about", pgettext_lazy("of a number", "about")
        MORE_THAN = "more_than", pgettext_lazy("of a number", "more than")
        ESTIMATE = "estimate", pgettext_lazy("of a number", "estimate")

    figure = models.ForeignKey(
        Figure, verbose_name=_("figure"), on_delete=models.CASCADE, related_name="observations"
    )
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(
        pgettext_lazy("lower end of a range", "from"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    high = models.DecimalField(
        pgettext_lazy("upper end of a range", "to"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier, default=Qualifier.EXACT)
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT)
    year = PartialDateField(_("year or date"), null=True, blank=True)
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    check_note = models.TextField(
        _("note to the reader"),
        max_length=400,
        blank=True,
        help_text=_("What is unverified or dated, shown beside the figure."),
    )

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = [F("year").desc(nulls_last=True), "id"]

    def __str__(self):
        """Also of a row that was refused: the form names it while its value is still the wrong one."""
        try:
            return self.text()
        except ValueError:
            return " – ".join(str(number) for number in self.numbers())

    def clean(self):
        super().clean()
        ends = [self.low, self.high].count(None)
        if ends == 1 or (self.value is None) != (ends == 0):
            raise ValidationError(_("Give either a value, or both ends of a range."))
        if ends == 0 and self.low >= self.high:
            raise ValidationError({"high": _("The upper end must be above the lower one.")})
        if self.is_ranked() and any(number < 1 or number % 1 for number in self.numbers()):
            raise ValidationError(_("A rank is a whole number, from 1."))

    def numbers(self):
        return [number for number in (self.value, self.low, self.high) if number is not None]

    def is_ranked(self):
        return self.figure.kind == Figure.Kind.RANK

    def text(self, language=None):
        """The observation in words, in *language* (a code of settings.LANGUAGES, the active one by default)."""
        return format_observation(**self.format_arguments(language or get_language() or SOURCE))

    @property
    def parts(self):
        """The same, cut for display at two sizes."""
        return format_observation_parts(**self.format_arguments(get_language() or SOURCE))

    @property
    def drawing(self):
        return drawing_of(self.figure.kind, self.value, self.low, self.high, self.qualifier)

    @property
    def square(self):
        """What one square of its drawing stands for, in words."""
        one = MILLION if self.figure.kind == Figure.Kind.COUNT else 1
        arguments = self.format_arguments(get_language() or SOURCE)
        return format_observation(**arguments | {"value": one, "low": None, "high": None, "qualifier": "exact"})

    def format_arguments(self, language):
        return {
            "kind": self.figure.kind,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "qualifier": self.qualifier,
            "unit_one": self.unit_word("one", language),
            "unit_many": self.unit_word("many", language) or self.unit_word("one", language),
            "language": language,
        }

    def unit_word(self, form, language):
        return in_language(self.unit, form, language) if self.unit else ""
