from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modeltranslation.utils import build_localized_fieldname

from content.checks import check_page_model
from content.fields import RichTextField
from publishing.blockers import Blocker
from publishing.languages import CODES, NAMES, SOURCE, best_words, in_language
from publishing.models import Publishable, PublishableQuerySet, UUIDModel
from publishing.slugs import free_slug, make_slug


class ContentPageQuerySet(PublishableQuerySet):
    def complete_in(self, language):
        """Pages that language can show: all of `ContentPage.NEEDED` is there."""
        missing = Q()
        for field in ContentPage.NEEDED:
            name = build_localized_fieldname(field, language)
            missing |= Q(**{name: ""}) | Q(**{f"{name}__isnull": True})
        return self.exclude(missing)

    def for_list(self):
        """With all that a card in a list shows."""
        return self.select_related("picture")

    def for_detail(self):
        """With all that the page of its own shows."""
        return self.for_list()


class ContentPage(UUIDModel, Publishable):
    """A page of the public site: one row with both languages, and an address in each.

    French leads: nothing is published without its French. A missing Chinese page keeps its address,
    where a notice stands.
    """

    NEEDED = ("title", "summary")

    title = models.CharField(_("title"), max_length=200, blank=True)
    slug = models.SlugField(
        # Translators: the last part of a page's address on the web.
        _("address"),
        max_length=100,
        null=True,
        blank=True,
        help_text=_("Filled in from the title when left empty. A former address leads to the new one."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("One plain sentence that answers what this page is about."),
    )
    body = RichTextField(_("text"), blank=True)
    check_note = models.TextField(
        _("note to the reader"),
        max_length=400,
        blank=True,
        help_text=_("What is unverified or dated, shown on the page."),
    )
    picture = models.ForeignKey(
        "images.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ContentPageQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=[f"slug_{code.replace('-', '_')}"],
                name=f"%(app_label)s_%(class)s_slug_{code.replace('-', '_')}",
            )
            for code, name in settings.LANGUAGES
        ]

    def __str__(self):
        return best_words(self, "title") or str(_("(untitled)"))

    def save(self, *args, **kwargs):
        # Whoever names the columns to write names the slug too, where it is to change.
        if kwargs.get("update_fields") is None:
            self.fill_slugs()
            self.keep_former_addresses()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse(f"{self._meta.app_label}:{self._meta.model_name}", args=[self.slug])

    @classmethod
    def check(cls, **kwargs):
        return [*super().check(**kwargs), *check_page_model(cls)]

    def blockers(self):
        return [*super().blockers(), *self.silent_picture()]

    def silent_picture(self):
        """A picture says what it shows to whoever cannot see it, in both languages."""
        if not self.picture or self.picture.is_decorative:
            return []
        message = _("The picture has no alternative text in this language: %(language)s.")
        silent = [code for code in CODES if not in_language(self.picture, "alt", code)]
        return [Blocker(message % {"language": NAMES[code]}, "picture", True) for code in silent]

    def address_in(self, language):
        with override(language):
            return self.get_absolute_url()

    def keep_former_addresses(self):
        """What the address was, in each language in which it changes."""
        before = type(self)._base_manager.filter(pk=self.pk).first()
        # A row that was written past save() may have no slug, and so had no address.
        for language in [code for code in CODES if before and in_language(before, "slug", code)]:
            former = before.address_in(language)
            present = self.address_in(language)
            if former != present:
                FormerAddress.objects.update_or_create(path=former, defaults={"page_id": self.pk})
                FormerAddress.objects.filter(path=present).delete()

    def fill_slugs(self):
        """Every language always has an address: from its title, else from the French one, else from the key."""
        fallback = make_slug(in_language(self, "title", SOURCE)) or self.id.hex[:8]
        for language in CODES:
            if not in_language(self, "slug", language):
                wanted = make_slug(in_language(self, "title", language)) or fallback
                self.set_slug(language, wanted)

    def set_slug(self, language, wanted):
        free = free_slug(wanted, lambda slug: self.is_slug_taken(language, slug))
        setattr(self, build_localized_fieldname("slug", language), free)

    def is_slug_taken(self, language, slug):
        others = type(self)._base_manager.exclude(pk=self.pk)
        return others.filter(**{build_localized_fieldname("slug", language): slug}).exists()


class FormerAddress(models.Model):
    """A path that a page once had: whoever kept it is sent on, for good."""

    path = models.CharField(max_length=300, unique=True)
    # Not a foreign key: pages live in many tables, and their keys are unique across all of them.
    page_id = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.path
