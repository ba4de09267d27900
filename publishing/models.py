import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UUIDModel(models.Model):
    """A key that is known before the row is written, and that no other row of any table ever has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class State(models.TextChoices):
    # Translators: state of a page that only staff see.
    DRAFT = "draft", pgettext_lazy("state of a page", "draft")
    PUBLISHED = "published", pgettext_lazy("state of a page", "published")
    # Translators: state of a page taken off the public site and kept.
    ARCHIVED = "archived", pgettext_lazy("state of a page", "archived")


class PublishableQuerySet(models.QuerySet):
    def published(self, at=None):
        """What the public may see at the moment *at* (aware datetime, now by default)."""
        at = at or timezone.now()
        return self.filter(
            Q(publish_at=None) | Q(publish_at__lte=at),
            Q(unpublish_at=None) | Q(unpublish_at__gt=at),
            state=State.PUBLISHED,
        )


class Publishable(models.Model):
    state = models.CharField(
        pgettext_lazy("of a page", "state"), max_length=20, choices=State, default=State.DRAFT, db_index=True
    )
    publish_at = models.DateTimeField(
        _("public from"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    unpublish_at = models.DateTimeField(
        _("public until"), null=True, blank=True, help_text=_("Empty: without end.")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.publish_at and self.unpublish_at and self.unpublish_at <= self.publish_at:
            raise ValidationError({"unpublish_at": _("The end must come after the beginning.")})

    def is_published(self, at=None):
        """The same question as `published()`, asked of one row already at hand."""
        at = at or timezone.now()
        begun = self.publish_at is None or self.publish_at <= at
        ended = self.unpublish_at is not None and self.unpublish_at <= at
        return self.state == State.PUBLISHED and begun and not ended
