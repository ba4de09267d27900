"""Passwords are chosen by whoever uses them, through a link that comes by mail: the first one, and one that was forgotten."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from publishing.languages import CODES

log = logging.getLogger(__name__)

BETWEEN_LANGUAGES = f"\n\n{'–' * 20}\n\n"


def invite(user, origin):
    """Sends a link to choose a first password. OSError where the mail does not go out."""
    letter("invitation", user, origin).send()


def remind(user, origin):
    """Sends a link to choose another password. OSError where the mail does not go out."""
    letter("password_reset", user, origin).send()


def origin_of(request):
    return request.build_absolute_uri("/").rstrip("/")


def letter(kind, user, origin):
    """In French, then in Chinese, for whoever reads it has no language of the interface yet."""
    said = {
        "user": user,
        "link": origin + address_for(user),
        "door": origin + reverse("admin:index"),
        "until": timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    }
    subject = " / ".join(in_each_language(f"registration/{kind}_subject.txt", said))
    body = BETWEEN_LANGUAGES.join(in_each_language(f"registration/{kind}_email.txt", said))
    return EmailMessage(subject, f"{body}\n", to=[user.email])


def in_each_language(template, said):
    """The words of a plain text, as they are: nothing is escaped."""
    for code in CODES:
        with override(code):
            yield get_template(template).template.render(Context(said, autoescape=False)).strip()


def address_for(user):
    """Opens once, until the password changes or the time is over."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("admin:password_reset_confirm", args=[key, token])


class AskForm(PasswordResetForm):
    def get_users(self, email):
        """Those who never chose a password too: an invitation that was lost is asked for in the same way."""
        return User.objects.filter(email__iexact=email, is_active=True)

    def save(self, request, **options):
        """What becomes of the mail is told to nobody: it would tell whether there is such an account."""
        for user in self.get_users(self.cleaned_data["email"]):
            try:
                remind(user, origin_of(request))
            except OSError:
                log.exception("The link for a forgotten password did not go out.")


# The four doors, open to all


class InsideAdmin:
    def get_context_data(self, **kwargs):
        return {**admin.site.each_context(self.request), **super().get_context_data(**kwargs)}


class Ask(InsideAdmin, views.PasswordResetView):
    title = _("Forgotten password")
    form_class = AskForm
    success_url = reverse_lazy("admin:password_reset_done")


class Sent(InsideAdmin, views.PasswordResetDoneView):
    title = _("Look in your mailbox")


class Choose(InsideAdmin, views.PasswordResetConfirmView):
    title = _("Choose your password")
    success_url = reverse_lazy("admin:password_reset_complete")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context if self.validlink else {**context, "title": _("This link no longer works")}


class Chosen(InsideAdmin, views.PasswordResetCompleteView):
    title = _("Your password is chosen")


urls = [
    path("password_reset/", Ask.as_view(), name="password_reset"),
    path("password_reset/sent/", Sent.as_view(), name="password_reset_done"),
    path("password_reset/<uidb64>/<token>/", Choose.as_view(), name="password_reset_confirm"),
    path("password_reset/done/", Chosen.as_view(), name="password_reset_complete"),
]
