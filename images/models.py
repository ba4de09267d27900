from pathlib import PurePath
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from images.files import document_name, make_renditions, picture_name, remove_renditions
from images.renditions import normalise, rendition_name, widths_for
from images.sizes import size_label
from images.validators import inspect_picture, validate_document, validate_picture
from publishing.languages import CODES, SOURCE, best_language, best_words, in_language
from publishing.models import UUIDModel

PREVIEW_WIDTH = 960


class KeepsFiles(models.Model):
    """A record that owns the files it names: they go when it goes, or when another takes their place.

    Always on commit, for a draft is a save that is rolled back, and a live file must outlive it; and only when no
    row names the file any more.
    """

    FILE_FIELDS = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        before = self.stored_names()
        super().save(*args, **kwargs)
        self.let_go(before - self.file_names())

    def file_names(self):
        return {file.name for file in (getattr(self, name) for name in self.FILE_FIELDS) if file}

    def stored_names(self):
        """The names that the row holds in the database, before it is written again."""
        row = type(self)._base_manager.filter(pk=self.pk).values_list(*self.FILE_FIELDS).first()
        return {name for name in row or () if name}

    def let_go(self, names):
        for name in names:
            transaction.on_commit(lambda name=name: self.remove_unused(name), robust=True)

    @classmethod
    def remove_unused(cls, name):
        used = models.Q()
        for field in cls.FILE_FIELDS:
            used |= models.Q(**{field: name})
        if not cls._base_manager.filter(used).exists():
            cls.remove(name)

    @classmethod
    def remove(cls, name):
        default_storage.delete(name)


class Picture(KeepsFiles, UUIDModel):
    FILE_FIELDS = ("file",)

    name = models.CharField(
        # Translators: what staff call a picture, to find it again.
        pgettext_lazy("of a picture", "name"),
        max_length=200,
        blank=True,
        help_text=_("For staff, to find the picture again. Empty: the name of the file."),
    )
    file = models.FileField(
        # Translators: the file of a picture, as uploaded from one's computer.
        pgettext_lazy("of a picture", "file"),
        upload_to=picture_name,
        max_length=255,
        validators=[validate_picture],
        help_text=_("JPEG, PNG, WebP or AVIF. The place and all else that a camera notes is taken out."),
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture says, for those who cannot see it."),
    )
    is_decorative = models.BooleanField(
        # Translators: a picture that says nothing the text does not say; screen readers pass over it.
        pgettext_lazy("of a picture", "decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not say: screen readers pass over it."),
    )
    credit = models.CharField(
        # Translators: who made the picture, or holds the rights to it.
        pgettext_lazy("of a picture", "credit"),
        max_length=200,
        blank=True,
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left (%)"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("The point that stays in sight when the picture is cropped."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, from the top (%)"), default=50, validators=[MaxValueValidator(100)]
    )
    created_at = models.DateTimeField(
        # Translators: when a picture was added.
        pgettext_lazy("of a picture", "added"),
        auto_now_add=True,
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        # Sides are written with the file they belong to, whatever the caller asked to be written.
        if self.file and not self.file._committed:
            self.take_in()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "name", "file", "width", "height"}
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.is_decorative and not in_language(self, "alt", SOURCE):
            message = _("Say what the picture shows, or mark it as decorative.")
            raise ValidationError({build_localized_fieldname("alt", SOURCE): message})

    @property
    def alternative(self):
        """(words, language) for the reader: theirs, else the French; both empty when there is nothing to say."""
        if self.is_decorative:
            return "", ""
        for language in (get_language() or SOURCE, SOURCE):
            if words := in_language(self, "alt", language):
                return words, language
        return "", ""

    @property
    def thumbnail_url(self):
        return self.rendition_url(widths_for(self.width)[0], "webp")

    @property
    def preview_url(self):
        """Large enough to be recognised, in the format that every browser and mail program knows."""
        widths = [width for width in widths_for(self.width) if width <= PREVIEW_WIDTH]
        return self.rendition_url((widths or widths_for(self.width))[-1], "jpg")

    def rendition_url(self, width, extension):
        return default_storage.url(rendition_name(self.file.name, width, extension))

    def take_in(self):
        """The upload is replaced by what is kept of it. Raises ValidationError, as the forms do."""
        inspect_picture(self.file)
        self.name = self.name or PurePath(self.file.name).stem[: self._meta.get_field("name").max_length]
        data, extension, self.width, self.height = normalise(self.file.read())
        self.file.save(f"original.{extension}", ContentFile(data), save=False)
        make_renditions(self.file.name)

    @classmethod
    def remove(cls, name):
        super().remove(name)
        remove_renditions(name)


class AvailableFile(NamedTuple):
    file: FieldFile
    language: str


class Document(KeepsFiles, UUIDModel):
    # The French file and the Chinese one, by their columns: `file` alone is that of the active language.
    FILE_FIELDS = tuple(build_localized_fieldname("file", code) for code in CODES)

    title = models.CharField(
        # Translators: the title of a document to download.
        pgettext_lazy("of a document", "title"),
        max_length=250,
        blank=True,
    )
    file = models.FileField(
        # Translators: the file of a document to download.
        pgettext_lazy("of a document", "file"),
        upload_to=document_name,
        max_length=255,
        blank=True,
        validators=[validate_document],
        help_text=_("PDF. Readers of the other language are offered it where they have none of their own."),
    )
    created_at = models.DateTimeField(
        # Translators: when a document was added.
        pgettext_lazy("of a document", "added"),
        auto_now_add=True,
    )

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-created_at"]

    def __str__(self):
        return best_words(self, "title")

    def clean(self):
        super().clean()
        errors = {}
        if not in_language(self, "title", SOURCE):
            errors[build_localized_fieldname("title", SOURCE)] = _("A document needs a title in French.")
        if not self.languages:
            errors[build_localized_fieldname("file", SOURCE)] = _("A document needs a file in French or Chinese.")
        if errors:
            raise ValidationError(errors)

    @property
    def languages(self):
        """Codes of the languages that have a file."""
        return [code for code in CODES if in_language(self, "file", code)]

    @property
    def available(self):
        """The file in the reader's language, else the first there is (an `AvailableFile`); None when there is none."""
        language = best_language(self, "file")
        return AvailableFile(in_language(self, "file", language), language) if language else None

    @property
    def size(self):
        """In bytes, read from the file itself; None when it is missing."""
        try:
            return self.available.file.size if self.available else None
        except OSError:
            return None

    @property
    def size_label(self):
        return size_label(self.size) if self.size is not None else ""


@receiver(post_delete, sender=Picture)
@receiver(post_delete, sender=Document)
def let_go_of_files(sender, instance, **kwargs):
    instance.let_go(instance.file_names())
