from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agenda.clocks import moment_in
from content.models import ContentPage, ContentPageQuerySet
from figures.dates import Precision, not_over_q
from figures.fields import PartialDateField, demand_order
from partners.models import Organisation, Partner
from publishing.languages import best_words
from publishing.models import UUIDModel


class EventQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().select_related("partner")

    def for_detail(self):
        speakers = Speaker.objects.select_related("organisation")
        return self.for_list().prefetch_related(Prefetch("speakers", speakers), "organisers")

    def with_last_moment(self):
        return self.annotate(last_moment=Coalesce("ends", "starts"))

    def upcoming(self, today=None):
        """Not over yet on *today*; an event known by its month is upcoming until that month is over."""
        today = today or timezone.localdate()
        return self.with_last_moment().filter(not_over_q("last_moment", today)).order_by("starts", "title_fr")

    def past(self, today=None):
        today = today or timezone.localdate()
        over = self.with_last_moment().exclude(not_over_q("last_moment", today))
        return over.order_by("-starts", "title_fr")


class Event(ContentPage):
    class TimeZone(models.TextChoices):
        PARIS = "Europe/Paris", _("Paris time")
        SHANGHAI = "Asia/Shanghai", _("Beijing time")

    NEEDED_FACTS = ("starts",)

    starts = PartialDateField(_("starts"), null=True, blank=True)
    ends = PartialDateField(_("ends"), null=True, blank=True)
    start_time = models.TimeField(_("from what time"), null=True, blank=True)
    end_time = models.TimeField(_("until what time"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, choices=TimeZone, default=TimeZone.PARIS)
    place = models.CharField(pgettext_lazy("where", "place"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    organisers = models.ManyToManyField(
        Organisation, verbose_name=_("organisers"), blank=True, related_name="events"
    )

    objects = EventQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts", "title_fr"]

    def clean(self):
        super().clean()
        demand_order(self.starts, self.ends)
        one_day = not self.ends or self.ends == self.starts
        if one_day and self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("The end must come after the beginning.")})
        if self.start_time and self.starts and self.starts.precision is not Precision.DAY:
            raise ValidationError({"start_time": _("A time needs a day: give the day of the beginning.")})

    @property
    def elsewhere(self):
        """The hours of an event of one day in the other zone, where the day may be another; None of any other event."""
        if (
            not (self.start_time and self.starts)
            or self.starts.precision is not Precision.DAY
            or self.ends not in (None, self.starts)
        ):
            return None
        other = next(zone for zone in self.TimeZone if zone != self.time_zone)
        begins = moment_in(self.starts, self.start_time, self.time_zone, other)
        ends = self.end_time and moment_in(self.starts, self.end_time, self.time_zone, other)
        return {
            "zone": other.label,
            "day": None if begins.day == self.starts else begins.day,
            "begins": begins.time,
            "ends": ends and ends.time,
        }


class Speaker(UUIDModel):
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(
        pgettext_lazy("of a person", "name"),
        max_length=120,
        help_text=_("Chinese names: the family name first."),
    )
    title_at_the_time = models.CharField(_("title held at the time"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="speakers",
    )
    check_note = models.TextField(_("note to the reader"), max_length=400, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["position", "id"]

    def __str__(self):
        return best_words(self, "name")


class NewsQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().select_related("partner")


class News(ContentPage):
    """Short and dated."""

    NEEDED_FACTS = ("date",)

    date = PartialDateField(_("date"), null=True, blank=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="news"
    )

    objects = NewsQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = pgettext_lazy("one item", "news")
        verbose_name_plural = pgettext_lazy("several items", "news")
        ordering = ["-date", "title_fr"]
