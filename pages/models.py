from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from modeltranslation.utils import build_localized_fieldname

from content.fields import RichTextField
from content.models import ContentPage
from content.pages import section_indexes
from content.picker import chosen_by
from content.widgets import PageLinkInput
from publishing.languages import CODES, best_words, in_language
from publishing.models import Publishable, UUIDModel

check_web_address = URLValidator(schemes=["http", "https"])
check_mail_address = EmailValidator()


class LinkField(models.CharField):
    """A reference to a page of the portal (it survives a changed address), or an address elsewhere."""

    description = "reference or https address"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value and not (chosen_by(value) or leads_elsewhere(value)):
            raise ValidationError(_("Choose a page of the portal, or give an address that begins with https://."))

    def formfield(self, **kwargs):
        return super().formfield(**{**kwargs, "widget": PageLinkInput({"class": "vTextField"})})


def leads_elsewhere(link):
    """Whether it is a whole address of the web or of a mailbox, whichever the case of its scheme."""
    scheme, _colon, rest = link.partition(":")
    try:
        if scheme.lower() == "mailto":
            check_mail_address(rest.partition("?")[0])
        else:
            check_web_address(link)
    except ValidationError:
        return False
    return True


class Page(ContentPage):
    """Free-standing: accessibility, legal notice, privacy, contact."""

    class Meta(ContentPage.Meta):
        verbose_name = pgettext_lazy("of the site", "page")
        verbose_name_plural = pgettext_lazy("of the site", "pages")
        ordering = ["title_fr"]

    def clean(self):
        super().clean()
        clashes = [code for code in CODES if is_address_of_a_section(in_language(self, "slug", code), code)]
        if clashes:
            message = _("A section of the portal has this address.")
            raise ValidationError({build_localized_fieldname("slug", code): message for code in clashes})

    def is_slug_taken(self, language, slug):
        return is_address_of_a_section(slug, language) or super().is_slug_taken(language, slug)


def is_address_of_a_section(slug, language):
    """A page's address has one part, as a section's front page has, and the section would be served."""
    with override(language):
        address = f"{reverse('home')}{slug}/"
        try:
            return bool(slug) and resolve(address).view_name != "pages:page"
        except Resolver404:
            # No slug at all: the field says so.
            return False


class Announcement(UUIDModel, Publishable):
    """The banner across the top of every page, between its two moments."""

    NEEDED = ("text",)
    BOTH_LANGUAGES_TOGETHER = True
    ONE_AT_A_TIME = True

    text = models.CharField(pgettext_lazy("of an announcement", "text"), max_length=250, blank=True)
    link_label = models.CharField(_("words of the link"), max_length=80, blank=True)
    link = LinkField(_("link"), blank=True)

    class Meta(Publishable.Meta):
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-created_at"]

    def __str__(self):
        return best_words(self, "text")

    def preview_address(self, language):
        with override(language):
            return reverse("home")


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
