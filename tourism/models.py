from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models import ContentPage, ContentPageQuerySet
from partners.models import Organisation
from publishing.languages import best_words
from publishing.models import UUIDModel

e164 = RegexValidator(
    r"^\+[1-9][0-9]{6,14}\Z",
    _("Enter the number with its country code and no space: a plus sign, then digits only."),
)

# In characters; more than that and a column of a quarter of the page grows taller than it is wide.
LONGEST_BELOW_A_STOP = 160


class MeasureQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().prefetch_related("operators")

    def for_detail(self):
        return self.for_list().prefetch_related(models.Prefetch("circuits", Circuit.objects.published()))

    def emergency(self):
        """What a visitor in need looks for: the measures one can call or walk to, those with a number first."""
        silent = models.Case(models.When(phone="", then=1), default=0)
        return self.filter(is_emergency=True).order_by(silent, "position", "title_fr")

    def by_category(self):
        """In the order of the categories, then in the order that staff gave."""
        places = [models.When(category=value, then=place) for place, value in enumerate(Measure.Category.values)]
        return self.order_by(models.Case(*places, default=len(places)), "position", "title_fr")


class Measure(ContentPage):
    """Something done for visitors from China, with whoever runs it and how to reach them."""

    class Category(models.TextChoices):
        PAYMENT = "payment", pgettext_lazy("category of a measure", "payment")
        PREPARATION = "preparation", pgettext_lazy("category of a measure", "preparing a stay")
        SAFETY = "safety", pgettext_lazy("category of a measure", "safety")
        ASSISTANCE = "assistance", pgettext_lazy("category of a measure", "assistance")
        WELCOME = "welcome", pgettext_lazy("category of a measure", "welcome")

    NEEDED_FACTS = ("category",)

    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    operators = models.ManyToManyField(
        Organisation, verbose_name=_("operators"), blank=True, related_name="measures"
    )
    is_emergency = models.BooleanField(_("on the page of useful numbers"), default=False)
    phone = models.CharField(
        _("telephone"), max_length=16, blank=True, validators=[e164], help_text=_("International form: +33…")
    )
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    spoken_languages = models.CharField(_("languages spoken"), max_length=200, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    website = models.URLField(_("web site"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = MeasureQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["position", "title_fr"]


class CircuitQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().prefetch_related("stops")

    def for_detail(self):
        return self.for_list().select_related("measure")


class Circuit(ContentPage):
    measure = models.ForeignKey(
        Measure,
        verbose_name=_("measure"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="circuits",
    )

    objects = CircuitQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("circuit")
        verbose_name_plural = _("circuits")
        ordering = ["title_fr"]

    @property
    def stands_in_line(self):
        """Whether what is said of each stop is short enough to stand below it on one line of stops."""
        said = [best_words(stop, "description") for stop in self.stops.all()]
        return all(len(words) <= LONGEST_BELOW_A_STOP for words in said)


class Stop(UUIDModel):
    circuit = models.ForeignKey(Circuit, verbose_name=_("circuit"), on_delete=models.CASCADE, related_name="stops")
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), max_length=600, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = pgettext_lazy("of a circuit", "stop")
        verbose_name_plural = pgettext_lazy("of a circuit", "stops")
        ordering = ["position", "id"]

    def __str__(self):
        return best_words(self, "name")
