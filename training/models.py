from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models import ContentPage, ContentPageQuerySet
from figures.fields import PartialDateField, demand_order
from partners.models import Organisation, Partner
from publishing.models import UUIDModel


class ProgrammeQuerySet(ContentPageQuerySet):
    def for_list(self):
        return super().for_list().select_related("partner")

    def for_detail(self):
        return self.for_list().prefetch_related(
            "partner_institutions",
            "sessions",
            models.Prefetch("hosts", ProgrammeHost.objects.select_related("organisation")),
        )


class Programme(ContentPage):
    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("status of a programme", "planned")
        OPEN = "open", pgettext_lazy("status of a programme", "open")
        POSTPONED = "postponed", pgettext_lazy("status of a programme", "postponed")
        OVER = "over", pgettext_lazy("status of a programme", "over")
        CANCELLED = "cancelled", pgettext_lazy("status of a programme", "cancelled")

    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
    )
    # Translators: whom the programme is for.
    audience = models.CharField(pgettext_lazy("of a programme", "audience"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(
        # Translators: how many people can take part.
        pgettext_lazy("of a programme", "places"),
        null=True,
        blank=True,
    )
    institution_count = models.PositiveSmallIntegerField(
        _("number of partner institutions"), null=True, blank=True, help_text=_("Where they are not all named.")
    )
    partner_institutions = models.ManyToManyField(
        Organisation, verbose_name=_("partner institutions"), blank=True, related_name="sent_programmes"
    )
    days = models.PositiveSmallIntegerField(_("length in days"), null=True, blank=True)
    status = models.CharField(
        pgettext_lazy("of a programme", "status"), max_length=20, choices=Status, default=Status.PLANNED
    )
    status_reason = models.CharField(_("reason for the status"), max_length=200, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("training programme")
        verbose_name_plural = _("training programmes")
        ordering = ["title_fr"]


class ProgrammeHost(UUIDModel):
    programme = models.ForeignKey(
        Programme, verbose_name=_("training programme"), on_delete=models.CASCADE, related_name="hosts"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="hosted_programmes"
    )
    # Translators: the trade a host teaches.
    field = models.CharField(pgettext_lazy("of a host", "field"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.organisation)


class Session(UUIDModel):
    programme = models.ForeignKey(
        Programme, verbose_name=_("training programme"), on_delete=models.CASCADE, related_name="sessions"
    )
    starts = PartialDateField(_("starts"))
    ends = PartialDateField(_("ends"), null=True, blank=True)
    place = models.CharField(pgettext_lazy("where", "place"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(pgettext_lazy("of a programme", "places"), null=True, blank=True)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts", "id"]

    def __str__(self):
        return str(self.starts)

    def clean(self):
        super().clean()
        demand_order(self.starts, self.ends)
