from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models import ContentPage, ContentPageQuerySet
from figures.dates import LAST_YEAR
from figures.fields import PartialDateField, demand_order
from figures.models import Figure, Observation
from partners.countries import country_choices
from publishing.languages import best_words
from publishing.models import State, UUIDModel

# Longer than any treaty of ours; a slip of the finger adds a digit.
MAX_TERM_YEARS = 100


class Organisation(UUIDModel):
    """A body that signs, funds, hosts or operates; named on pages, without a page of its own."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", pgettext_lazy("kind of organisation", "public authority")
        UNIVERSITY = "university", pgettext_lazy("kind of organisation", "university")
        TRAINING = "training", pgettext_lazy("kind of organisation", "training institution")
        AGENCY = "agency", pgettext_lazy("kind of organisation", "agency or association")
        COMPANY = "company", pgettext_lazy("kind of organisation", "company")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(pgettext_lazy("of an organisation", "kind"), max_length=20, choices=Kind)
    country = models.CharField(_("country"), max_length=2, choices=country_choices, blank=True)
    website = models.URLField(_("web site"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_fr"]

    def __str__(self):
        return best_words(self, "name")


class Sector(ContentPage):
    """A field of cooperation; its page gathers whatever is linked to it."""

    class Meta(ContentPage.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        # The slug is unaccented, and pinyin in Chinese: each language has its own alphabetical order.
        ordering = ["slug"]


class PartnerQuerySet(ContentPageQuerySet):
    def located(self):
        return self.filter(latitude__isnull=False, longitude__isnull=False)

    def for_detail(self):
        return self.for_list().prefetch_related(
            Prefetch("sectors", Sector.objects.published()),
            Prefetch("partner_figures", PartnerFigure.objects.published().select_related("figure")),
            Prefetch("partner_figures__figure__observations", Observation.objects.select_related("unit")),
            Prefetch("agreements", Agreement.objects.published().by_date()),
            Prefetch("projects", Project.objects.published().for_list()),
        )


class Partner(ContentPage):
    class Kind(models.TextChoices):
        # Translators: a city with the rank of a province, such as Beijing.
        MUNICIPALITY = "municipality", pgettext_lazy("kind of partner", "municipality")
        CITY = "city", pgettext_lazy("kind of partner", "city")
        PROVINCE = "province", pgettext_lazy("kind of partner", "province")
        REGION = "region", pgettext_lazy("kind of partner", "region")
        # Translators: a part of a federation, not a country.
        STATE = "state", pgettext_lazy("kind of partner", "state")

    NEEDED_FACTS = ("kind",)

    kind = models.CharField(pgettext_lazy("of a partner", "kind"), max_length=20, choices=Kind, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=country_choices, default="CN")
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    sectors = models.ManyToManyField(Sector, verbose_name=_("sectors"), blank=True, related_name="partners")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PartnerQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["position", "title_fr"]

    def companions(self):
        """Figures written for this page, which go public with it."""
        drafts = Figure.objects.filter(partner_figures__partner=self, state=State.DRAFT)
        return [*drafts.distinct()]


class PartnerFigureQuerySet(models.QuerySet):
    def published(self):
        return self.filter(figure__in=Figure.objects.published())


class PartnerFigure(UUIDModel):
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.CASCADE, related_name="partner_figures"
    )
    figure = models.ForeignKey(
        Figure, verbose_name=_("figure"), on_delete=models.CASCADE, related_name="partner_figures"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PartnerFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.figure)


class AgreementQuerySet(ContentPageQuerySet):
    def by_date(self):
        """The oldest first, the undated last."""
        return self.order_by(F("signed").asc(nulls_last=True), F("starts").asc(nulls_last=True), "title_fr")

    def for_list(self):
        return super().for_list().select_related("partner")

    def for_detail(self):
        return (
            self.for_list()
            .select_related("parent")
            .prefetch_related(
                Prefetch("sectors", Sector.objects.published()),
                Prefetch("children", Agreement.objects.published().by_date()),
                "parties",
                "documents",
            )
        )


class Agreement(ContentPage):
    class Kind(models.TextChoices):
        COOPERATION = "cooperation", pgettext_lazy("kind of agreement", "cooperation agreement")
        ACTION_PLAN = "action_plan", pgettext_lazy("kind of agreement", "joint action plan")
        PARTNERSHIP = "partnership", pgettext_lazy("kind of agreement", "partnership")

    class Term(models.TextChoices):
        FIXED = "fixed", pgettext_lazy("term of an agreement", "fixed")
        OPEN_ENDED = "open_ended", pgettext_lazy("term of an agreement", "open-ended")
        NOT_STATED = "not_stated", pgettext_lazy("term of an agreement", "not stated")

    class Status(models.TextChoices):
        UPCOMING = "upcoming", pgettext_lazy("status of an agreement", "upcoming")
        IN_FORCE = "in_force", pgettext_lazy("status of an agreement", "in force")
        EXPIRED = "expired", pgettext_lazy("status of an agreement", "expired")
        NO_END_STATED = "no_end_stated", pgettext_lazy("status of an agreement", "no end stated")

    NEEDED_FACTS = ("partner", "kind")
    BOTH_LANGUAGES_TOGETHER = True
    TWO_PAIRS_OF_EYES = True

    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    kind = models.CharField(pgettext_lazy("of an agreement", "kind"), max_length=20, choices=Kind, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("under the agreement"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    parties = models.ManyToManyField(
        Organisation, verbose_name=_("parties"), blank=True, related_name="agreements"
    )
    signed = PartialDateField(_("signed"), null=True, blank=True)
    starts = PartialDateField(_("starts"), null=True, blank=True, help_text=_("Empty: when it was signed."))
    ends = PartialDateField(_("ends"), null=True, blank=True)
    term = models.CharField(
        pgettext_lazy("of an agreement", "term"), max_length=20, choices=Term, default=Term.NOT_STATED
    )
    term_years = models.PositiveSmallIntegerField(
        _("length in years"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_TERM_YEARS)],
        help_text=_("For a term stated in years; the end is computed from it where none is given."),
    )
    sectors = models.ManyToManyField(Sector, verbose_name=_("sectors"), blank=True, related_name="agreements")
    documents = models.ManyToManyField(
        "images.Document", verbose_name=_("documents"), blank=True, related_name="agreements"
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["signed", "title_fr"]

    def clean(self):
        super().clean()
        demand_order(self.begins, self.ends)
        if self in self.ancestors():
            raise ValidationError({"parent": _("An agreement cannot be under itself.")})

    def demand_what_is_needed(self):
        super().demand_what_is_needed()
        if self.term == self.Term.FIXED and not (self.ends or self.term_years):
            raise ValidationError({"term": _("A fixed term needs an end or a length in years.")})

    def ancestors(self):
        """The agreements above this one, up to the first that is met twice."""
        found, parent = [], self.parent
        while parent and parent not in found:
            found.append(parent)
            parent = parent.parent
        return found

    @property
    def begins(self):
        return self.starts or self.signed

    @property
    def finishes(self):
        """The stated end; else the month that the length in years leads to, for the exact day is then nobody's word."""
        if self.ends or not (self.term_years and self.begins):
            return self.ends
        if self.begins.year + self.term_years > LAST_YEAR:
            return None
        return self.begins.plus_years(self.term_years).to_month()

    def status_on(self, day):
        """Compared with *day*, never stored: it changes by itself at midnight."""
        if self.begins and self.begins.first_day > day:
            return self.Status.UPCOMING
        if self.finishes and self.finishes.last_day < day:
            return self.Status.EXPIRED
        if self.finishes or self.term == self.Term.OPEN_ENDED:
            return self.Status.IN_FORCE
        return self.Status.NO_END_STATED

    @property
    def status(self):
        return self.status_on(timezone.localdate())


class ProjectQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().select_related("partner")

    def for_detail(self):
        return self.for_list().prefetch_related(Prefetch("sectors", Sector.objects.published()), "organisations")


class Project(ContentPage):
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
    )
    sectors = models.ManyToManyField(Sector, verbose_name=_("sectors"), blank=True, related_name="projects")
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations"), blank=True, related_name="projects"
    )
    starts = PartialDateField(_("starts"), null=True, blank=True)
    ends = PartialDateField(_("ends"), null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title_fr"]

    def clean(self):
        super().clean()
        demand_order(self.starts, self.ends)
