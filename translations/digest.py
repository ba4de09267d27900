"""Mails to the translators of a language: what has begun to wait for them, gathered.

The first change is told as soon as it is committed. What comes within `EVERY` after a mail waits for the next event, or
for `manage.py tell_translators`. A mail that fails is logged, and what it told of is told in the next one.
"""

import datetime
import logging
from collections import defaultdict
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from publishing.languages import CODES, NAMES, SOURCE
from publishing.mails import BACKEND, RULE, SUBJECT_LENGTH, addresses
from translations.models import STALE, Digest, TranslationUnit, Untold
from translations.registry import TARGETS
from translations.signals import source_changed
from translations.worklist import know_kinds, side_by_side, titles_of

logger = logging.getLogger(__name__)

EVERY = datetime.timedelta(seconds=settings.TRANSLATION_DIGEST_SECONDS)
# Pages named in one mail; the others are counted.
PAGES = 30
ROWS = 500


class PageTold(NamedTuple):
    title: str
    texts: int
    words: int
    address: str


def listen():
    source_changed.connect(gather, dispatch_uid="translations.digest")


def gather(sender, units, **kwargs):
    """Asked after every save: a page that has just been published brings out what was written before."""
    rows = [Untold(unit=unit) for unit in units]
    Untold.objects.bulk_create(rows, batch_size=ROWS, ignore_conflicts=True)
    transaction.on_commit(tell, robust=True)


def tell():
    """Tells of what waits in each language, where that was not done within `EVERY`; how many mails went out."""
    if not Untold.objects.exists():
        # Asked once for each of thousands of pages that a file brings.
        return 0
    recent = Digest.objects.filter(told_at__gt=timezone.now() - EVERY)
    told = {*recent.values_list("language", flat=True)}
    return sum(tell_of(code) for code in TARGETS if code not in told)


def tell_of(language):
    units = waiting(language)
    readers = readers_of(language) if units else []
    if not readers or not claim(language):
        return False
    try:
        EmailMessage(subject_of(language, units), text_of(language, units), to=readers).send()
    except Exception:
        logger.exception("No mail was sent to the translators of %s", language)
        return False
    forget(language, units)
    return True


def waiting(language):
    """The public units that nobody was told of, and that still wait."""
    untold = TranslationUnit.objects.public().filter(language=language, untold__isnull=False)
    return [*untold.filter(Q(target="") | STALE).order_by("current_since", "pk")]


def readers_of(language):
    permission = f"translations.hear_of_{language}"
    accounts = get_user_model().objects.with_perm(permission, backend=BACKEND, include_superusers=False)
    return addresses(accounts)


def claim(language):
    """Whether it is for this process to tell: of two at the same moment, one does."""
    now = timezone.now()
    _digest, is_new = Digest.objects.get_or_create(language=language, defaults={"told_at": now})
    return is_new or bool(Digest.objects.filter(language=language, told_at__lte=now - EVERY).update(told_at=now))


def forget(language, units):
    keys = [unit.pk for unit in units]
    for start in range(0, len(keys), ROWS):
        Untold.objects.filter(pk__in=keys[start : start + ROWS]).delete()


# What they read


def subject_of(language, units):
    with override(SOURCE):
        words = ngettext(
            "To translate (%(language)s): %(number)s text",
            "To translate (%(language)s): %(number)s texts",
            len(units),
        )
        return (words % {"language": NAMES[language], "number": len(units)})[:SUBJECT_LENGTH]


def text_of(language, units):
    know_kinds()
    return RULE.join(text_in(code, language, units) for code in CODES) + "\n"


def text_in(code, language, units):
    with override(code):
        pages = pages_of(language, units)
        context = {
            "language": NAMES[language],
            "pages": pages[:PAGES],
            "others": len(pages[PAGES:]),
            "address": absolute(reverse("admin:translations_translationunit_changelist")),
        }
        return render_to_string("translations/mails/digest.txt", context).strip()


def pages_of(language, units):
    """[PageTold] in the order of their changes."""
    gathered = defaultdict(list)
    for unit in units:
        gathered[unit.page_type_id, unit.page_id].append(unit)
    titles = titles_of([*gathered][:PAGES])
    return [page_told(language, page, titles.get(page), of_page) for page, of_page in gathered.items()]


def page_told(language, page, title, units):
    words = sum(unit.words for unit in units)
    named = " ".join(title.words.split()) if title else gettext("(without a title)")
    return PageTold(named, len(units), words, absolute(side_by_side(language, *page)))


def absolute(address):
    return f"{settings.PORTAL_ORIGIN}{address}"
