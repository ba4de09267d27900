from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.models import ContentPage, ContentPageQuerySet
from figures.fields import PartialDateField
from partners.models import Organisation
from publishing.languages import best_words
from publishing.models import State, UUIDModel


class ChairQuerySet(ContentPageQuerySet):
    def for_detail(self):
        return (
            self.for_list()
            .select_related("agreement")
            .prefetch_related(
                "funders",
                "academic_partners",
                "themes",
                Prefetch("members", ChairMember.objects.select_related("affiliation")),
            )
        )


class Chair(ContentPage):
    """A university chair. One is public at a time: its address is that of the section."""

    ONE_AT_A_TIME = True

    class LaboratoryState(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("state of a laboratory", "planned")
        OPEN = "open", pgettext_lazy("state of a laboratory", "open")
        ABANDONED = "abandoned", pgettext_lazy("state of a laboratory", "given up")

    created = PartialDateField(pgettext_lazy("of a chair", "created"), null=True, blank=True)
    funders = models.ManyToManyField(
        Organisation, verbose_name=_("funders"), blank=True, related_name="funded_chairs"
    )
    academic_partners = models.ManyToManyField(
        Organisation, verbose_name=_("academic partners"), blank=True, related_name="chairs"
    )
    agreement = models.ForeignKey(
        "partners.Agreement",
        verbose_name=_("frame agreement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="chairs",
    )
    direction = models.TextField(_("direction"), max_length=400, blank=True)
    # Translators: whom the chair trains.
    audience = models.TextField(pgettext_lazy("of a chair", "audience"), max_length=400, blank=True)
    laboratory_name = models.CharField(_("laboratory"), max_length=200, blank=True)
    laboratory_place = models.CharField(_("place of the laboratory"), max_length=200, blank=True)
    laboratory_state = models.CharField(
        _("state of the laboratory"), max_length=20, choices=LaboratoryState, blank=True
    )

    objects = ChairQuerySet.as_manager()

    class Meta(ContentPage.Meta):
        verbose_name = _("chair")
        verbose_name_plural = _("chairs")
        ordering = ["title_fr"]

    def get_absolute_url(self):
        return reverse("chair:index")

    def clean(self):
        super().clean()
        others = Chair.objects.filter(state=State.PUBLISHED).exclude(pk=self.pk)
        if self.state == State.PUBLISHED and others.exists():
            raise ValidationError({"state": _("Another chair is published: archive it first.")})


class ChairTheme(UUIDModel):
    chair = models.ForeignKey(Chair, verbose_name=_("chair"), on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "id"]

    def __str__(self):
        return best_words(self, "name")


class ChairMember(UUIDModel):
    """A person, or a seat whose holder has not been named: the name may be empty."""

    chair = models.ForeignKey(Chair, verbose_name=_("chair"), on_delete=models.CASCADE, related_name="members")
    name = models.CharField(
        pgettext_lazy("of a person", "name"),
        max_length=120,
        blank=True,
        help_text=_("Chinese names: the family name first."),
    )
    role = models.CharField(_("role"), max_length=200)
    affiliation = models.ForeignKey(
        Organisation,
        verbose_name=_("affiliation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="chair_members",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["position", "id"]

    def __str__(self):
        return best_words(self, "name") or best_words(self, "role")
