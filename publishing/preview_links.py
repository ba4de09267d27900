"""Links by which a counterpart without an account reads a draft: signed, for some days, and revocable."""

import datetime

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from publishing.models import PreviewLink, State, reference_to

DAYS = (1, 7, 30)
# No colon: some messengers cut an address there.
signer = signing.Signer(salt="publishing.preview_links", sep=".")


class Closed(Exception):
    """A link that shows nothing: it is `unknown`, `revoked`, `expired`, or its page was `deleted`."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def create(page, user, days):
    expires = timezone.now() + datetime.timedelta(days=days)
    return PreviewLink.objects.create(**reference_to(page), created_by=user, expires_at=expires)


def alive(page):
    links = PreviewLink.objects.about(page).filter(revoked_at=None, expires_at__gt=timezone.now())
    return links.select_related("created_by")


def revoke(link):
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])


def signed(link):
    return signer.sign(link.pk.hex)


def address_of(link):
    return reverse("publishing:preview", args=[signed(link)])


def page_behind(text):
    """The page that *text*, the signed part of an address, lets read. Raises Closed."""
    link = PreviewLink.objects.filter(pk=key_in(text)).first()
    # A link is deleted with its page alone (publishing/deletion.py).
    if link is None or link.page is None:
        raise Closed("deleted")
    # Whoever leaves takes their links along; what is archived is nobody's to read.
    is_orphan = link.created_by is None or not link.created_by.is_active
    if link.revoked_at or is_orphan or link.page.state == State.ARCHIVED:
        raise Closed("revoked")
    if link.expires_at <= timezone.now():
        raise Closed("expired")
    return link.page


def key_in(text):
    try:
        return signer.unsign(text)
    except signing.BadSignature:
        raise Closed("unknown") from None
