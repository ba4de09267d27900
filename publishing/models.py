import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from modeltranslation.utils import build_localized_fieldname

from publishing.blockers import Blocker
from publishing.languages import CODES, NAMES, SOURCE, in_language


class UUIDModel(models.Model):
    """A key that is known before the row is written, and that no other row of any table ever has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    # The account behind a `save()`, for whoever listens to it; None where a command or a shell saves.
    saved_by = None

    class Meta:
        abstract = True


class State(models.TextChoices):
    # Translators: state of a page that only staff see.
    DRAFT = "draft", pgettext_lazy("state of a page", "draft")
    # Translators: state of a page that its writer handed over, and that waits for a publisher.
    IN_REVIEW = "in_review", pgettext_lazy("state of a page", "in review")
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
    """What staff write out of the public's sight, and publish.

    A model says by its constants what its publication asks for (`publishing/workflow.py`).
    """

    # What a language needs to be shown at all.
    NEEDED = ()
    # What else must be stated; a draft may do without.
    NEEDED_FACTS = ()
    # Published in both languages at once, or in French first and in Chinese within so many days.
    BOTH_LANGUAGES_TOGETHER = False
    TRANSLATION_DAYS = 14
    # Whoever wrote a draft does not publish it alone.
    TWO_PAIRS_OF_EYES = False
    # The public sees one of its records, whichever comes first.
    ONE_AT_A_TIME = False
    # Of what has no page to itself: `#part` of the page that shows it (`preview_address`).
    preview_part = ""

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
        default_permissions = ("add", "change", "delete", "view", "publish")

    def clean(self):
        super().clean()
        if self.publish_at and self.unpublish_at and self.unpublish_at <= self.publish_at:
            raise ValidationError({"unpublish_at": _("The end must come after the beginning.")})

        if self.state == State.PUBLISHED:
            self.demand_what_is_needed()

    def demand_what_is_needed(self):
        words = [field for field in self.NEEDED if not in_language(self, field, SOURCE)]
        facts = [field for field in self.NEEDED_FACTS if getattr(self, field) in (None, "")]
        in_french = {
            build_localized_fieldname(field, SOURCE): _("A published page needs this in French.")
            for field in words
        }
        errors = in_french | {field: _("A published page needs this.") for field in facts}
        if errors:
            raise ValidationError(errors)

    def is_complete(self, language):
        return all(in_language(self, field, language) for field in self.NEEDED)

    def languages(self):
        """Codes of the languages this page can be read in."""
        return [code for code in CODES if self.is_complete(code)]

    def lacks_translation(self):
        return self.languages() != CODES

    def companions(self):
        """Records that were never public and that this page shows: they are previewed and published with it."""
        return []

    def blockers(self):
        """[Blocker] beyond the rules that `clean` holds; a model adds its own."""
        if not self.BOTH_LANGUAGES_TOGETHER:
            return []
        missing = [code for code in CODES if code != SOURCE and not self.is_complete(code)]
        message = _("Published in both languages at once: %(language)s is missing.")
        return [
            Blocker(message % {"language": NAMES[code]}, build_localized_fieldname(self.NEEDED[0], code), True)
            for code in missing
        ]

    def is_published(self, at=None):
        """The same question as `published()`, asked of one row already at hand."""
        at = at or timezone.now()
        begun = self.publish_at is None or self.publish_at <= at
        ended = self.unpublish_at is not None and self.unpublish_at <= at
        return self.state == State.PUBLISHED and begun and not ended

    def preview_address(self, language):
        """Where the public reads it in *language*, once it is published."""
        with override(language):
            return self.get_absolute_url()


class AboutPageQuerySet(models.QuerySet):
    def about(self, page):
        return self.filter(**reference_to(page))

    def of_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))


def reference_to(page):
    """The two columns that name *page*, as a filter and as the arguments of a new record."""
    return {"content_type": ContentType.objects.get_for_model(page), "object_id": page.pk}


class AboutPage(UUIDModel):
    """What staff keep about one publishable record, of whatever model."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    object_id = models.UUIDField(editable=False)
    page = GenericForeignKey()

    objects = AboutPageQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["content_type", "object_id"])]


class Action(models.TextChoices):
    FOUND = "found", pgettext_lazy("in a history", "public state noted")
    SAVED = "saved", pgettext_lazy("in a history", "draft saved")
    DROPPED = "dropped", pgettext_lazy("in a history", "draft dropped")
    SUBMITTED = "submitted", pgettext_lazy("in a history", "submitted for review")
    RETURNED = "returned", pgettext_lazy("in a history", "returned to its writer")
    SCHEDULED = "scheduled", pgettext_lazy("in a history", "publication scheduled")
    PUBLISHED = "published", pgettext_lazy("in a history", "published")
    TRANSLATED = "translated", pgettext_lazy("in a history", "translation validated")
    UNSCHEDULED = "unscheduled", pgettext_lazy("in a history", "taken out of the schedule")
    HELD_BACK = "held_back", pgettext_lazy("in a history", "scheduled publication held back")
    ARCHIVED = "archived", pgettext_lazy("in a history", "archived")
    RESTORED = "restored", pgettext_lazy("in a history", "taken out of the archive")
    REVERTED = "reverted", pgettext_lazy("in a history", "earlier version taken up as a draft")
    DELETED = "deleted", pgettext_lazy("in a history", "deleted")
    RECOVERED = "recovered", pgettext_lazy("in a history", "recovered after deletion")


class Revision(AboutPage):
    """One line of a page's history: who did what when, and the page with all its rows as it then stood.

    It is never changed, and outlives both the page and its author.
    """

    action = models.CharField(max_length=20, choices=Action)
    # {"app.model:key": {field: value}}: publishing/versions.py writes and reads it.
    version = models.JSONField()
    title = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Once the account is gone.
    user_name = models.CharField(max_length=150, blank=True)
    note = models.TextField(blank=True)
    # The reason for publishing what the checklist held back, and until when the Chinese is promised.
    waiver = models.TextField(blank=True)
    translation_due = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(AboutPage.Meta):
        ordering = ["-created_at", "-id"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self):
        return f"{self.title} – {self.get_action_display()}"


class Draft(AboutPage):
    """What is being written about a page, from its first save to its publication."""

    STATES = (State.DRAFT, State.IN_REVIEW)

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    # What the page was when the draft began: with it the publication tells what either side changed.
    base = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=20, choices=[(state.value, state.label) for state in STATES], default=State.DRAFT
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    # Of the draft of a live page: the page itself holds the dates between which it is public.
    publish_at = models.DateTimeField(null=True, blank=True, db_index=True)
    unpublish_at = models.DateTimeField(null=True, blank=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    waiver = models.TextField(blank=True)
    translation_due = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = pgettext_lazy("record", "draft")
        verbose_name_plural = pgettext_lazy("record", "drafts")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="one_draft_of_a_page")]

    def __str__(self):
        return self.revision.title

    @property
    def is_beside(self):
        """Whether it stands beside a live page; else the row of the page is the draft."""
        return self.base_id != self.revision_id


class Comment(AboutPage):
    """What staff say to each other about a draft, in threads of one level."""

    thread = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(pgettext_lazy("of a draft", "comment"), max_length=2000)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    user_name = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta(AboutPage.Meta):
        ordering = ["created_at", "id"]
        verbose_name = pgettext_lazy("of a draft", "comment")
        verbose_name_plural = pgettext_lazy("of a draft", "comments")

    def __str__(self):
        return self.text[:80]


class PreviewLink(AboutPage):
    """Lets a counterpart without an account read a draft, until it expires or is revoked."""

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(AboutPage.Meta):
        ordering = ["-created_at"]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self):
        return f"{self.created_at:%Y-%m-%d}"
