"""Mails about drafts and comments: in French, then in Chinese, sent once what they tell of is committed.

They are a courtesy: a mail server that fails is logged, and nothing that staff did is lost by it.
"""

import datetime
import logging
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import override, pgettext_lazy

from publishing.languages import CODES, SOURCE
from publishing.models import Action, Comment, Draft

logger = logging.getLogger(__name__)

BACKEND = "django.contrib.auth.backends.ModelBackend"
# Suffixes of the admin's addresses that open a page.
DEEDS = ("change", "history", "preview")
RULE = "\n\n" + "–" * 40 + "\n\n"
# Some mail servers refuse more than 998 bytes in a line: a title of 300 Chinese characters is longer.
SUBJECT_LENGTH = 150

SUBJECTS = {
    Action.SUBMITTED: pgettext_lazy("subject of a mail", "To review: %(title)s"),
    Action.RETURNED: pgettext_lazy("subject of a mail", "Returned to you: %(title)s"),
    Action.PUBLISHED: pgettext_lazy("subject of a mail", "Published: %(title)s"),
    Action.SCHEDULED: pgettext_lazy("subject of a mail", "Scheduled: %(title)s"),
    Action.HELD_BACK: pgettext_lazy("subject of a mail", "Not published: %(title)s"),
}
COMMENTED = pgettext_lazy("subject of a mail", "Comment: %(title)s")


class Letter(NamedTuple):
    """*words* are what its writer adds; *moment*, where it has one, is when the page goes public."""

    subject: str
    template: str
    page: object
    who: str
    words: str
    moment: datetime.datetime | None = None


# Who is told


def tell(revision, page, writers):
    """Tells whoever waits for *revision*: those who may publish, of a submission; else the draft's writers."""
    action, moment = what_happened(revision, page)
    template = f"publishing/mails/{action}.txt"
    letter = Letter(SUBJECTS[action], template, page, name_of(revision), revision.note, moment)
    post(letter, addresses(readers_of(revision, page, writers)))


def what_happened(revision, page):
    """(action, when the page goes public): what is published with an hour to come is, to its writers, scheduled."""
    action = Action(revision.action)
    if action == Action.SCHEDULED:
        return action, Draft.objects.about(page).get().publish_at
    if action == Action.PUBLISHED and page.publish_at and page.publish_at > timezone.now():
        return Action.SCHEDULED, page.publish_at
    return action, None


def tell_of_comment(comment, page):
    """Tells the draft's writers, and the others of the thread."""
    writers = get_user_model().objects.none()
    if draft := Draft.objects.about(page).first():
        writers = draft.writers.all()
    letter = Letter(COMMENTED, "publishing/mails/comment.txt", page, name_of(comment), comment.text)
    post(letter, addresses({*writers, *others_of_thread(comment)} - {comment.user}))


def others_of_thread(comment):
    if comment.thread_id is None:
        return set()
    said = Comment.objects.filter(thread=comment.thread_id).select_related("user")
    return {one.user for one in [comment.thread, *said] if one.user}


def readers_of(revision, page, writers):
    if revision.action == Action.SUBMITTED:
        return {*publishers_of(page)} - {revision.user}
    if revision.action == Action.HELD_BACK:
        # The clock did it: whoever set the hour decides what becomes of it.
        return {*writers, revision.user} - {None}
    return {*writers} - {revision.user}


def publishers_of(page):
    opts = page._meta
    permission = f"{opts.app_label}.publish_{opts.model_name}"
    return get_user_model().objects.with_perm(permission, backend=BACKEND)


def addresses(readers):
    """Each address once, of accounts that are in use."""
    return sorted({reader.email for reader in readers if reader.is_active and reader.email})


def name_of(record):
    """Of whoever did what *record* tells (a revision or a comment), while the account exists and after."""
    return (record.user.get_full_name() if record.user else "") or record.user_name


# What they read


def post(letter, readers):
    if readers:
        transaction.on_commit(lambda: send(letter, readers))


def send(letter, readers):
    try:
        EmailMessage(subject_of(letter), text_of(letter), to=readers).send()
    except Exception:
        logger.exception("No mail was sent about %s %s", letter.page._meta.label, letter.page.pk)


def subject_of(letter):
    """On one line, whatever was typed or pasted as a title."""
    with override(SOURCE):
        return " ".join(str(letter.subject % {"title": letter.page}).split())[:SUBJECT_LENGTH]


def text_of(letter):
    return RULE.join(text_in(code, letter) for code in CODES) + "\n"


def text_in(code, letter):
    with override(code):
        context = {
            "title": " ".join(str(letter.page).split()),
            "who": letter.who,
            "words": letter.words,
            "moment": letter.moment,
            "addresses": admin_addresses(letter.page),
        }
        return render_to_string(letter.template, context).strip()


def admin_addresses(page):
    """{"change" | "history" | "preview": address that opens it from anywhere}."""
    names = {deed: f"admin:{page._meta.app_label}_{page._meta.model_name}_{deed}" for deed in DEEDS}
    return {deed: address for deed, name in names.items() if (address := absolute(name, page))}


def absolute(name, page):
    try:
        return f"{settings.PORTAL_ORIGIN}{reverse(name, args=[page.pk])}"
    except NoReverseMatch:
        # Not every model has a form, or pages of its own to preview.
        return ""
