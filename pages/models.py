from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.addresses import target_of
from content.fields import RichTextField
from content.models import ContentPage
from content.pages import section_indexes
from publishing.languages import best_words
from publishing.models import Publishable, UUIDModel


class LinkField(models.CharField):
    """A reference to a page of the portal (it survives a changed address), or an address elsewhere."""

    description = "reference or https address"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value and not (target_of(value) or value.startswith(("https://", "http://", "mailto:"))):
            raise ValidationError(_("Choose a page of the portal, or give an address that begins with https://."))


class Page(ContentPage):
    """Free-standing: accessibility, legal notice, privacy, contact."""

    class Meta(ContentPage.Meta):
        verbose_name = pgettext_lazy("of the site", "page")
        verbose_name_plural = pgettext_lazy("of the site", "pages")
        ordering = ["title_fr"]


class Announcement(UUIDModel, Publishable):
    """The banner across the top of every page, between its two moments."""

    text = models.CharField(_("text"), max_length=250)
    link_label = models.CharField(_("words of the link"), max_length=80, blank=True)
    link = LinkField(_("link"), blank=True)

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-created_at"]

    def __str__(self):
        return best_words(self, "text")


class MenuEntry(UUIDModel):
    class Place(models.TextChoices):
        HEADER = "header", _("top menu")
        FOOTER = "footer", _("foot of the page")

    menu = models.CharField(_("menu"), max_length=10, choices=Place, default=Place.HEADER)
    label = models.CharField(_("label"), max_length=60)
    link = LinkField(_("link"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering = ["menu", "position", "label_fr"]

    def __str__(self):
        return best_words(self, "label")


class FooterText(UUIDModel):
    title = models.CharField(_("title"), max_length=120, blank=True)
    body = RichTextField(_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("footer text")
        verbose_name_plural = _("footer texts")
        ordering = ["position", "id"]

    def __str__(self):
        return best_words(self, "title") or str(_("(untitled)"))


def places():
    """The pages that are no record of their own and that staff introduce in their own words."""
    return [("home", _("Home page")), *section_indexes().items()]


class Introduction(UUIDModel):
    """The title and opening words of the home page or of a section's front page."""

    place = models.CharField(_("where"), max_length=60, unique=True, choices=places)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=400, blank=True)
    body = RichTextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["place"]

    def __str__(self):
        return best_words(self, "title")
