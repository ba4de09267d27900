"""What staff say about a page beside its form, in threads of one level."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from publishing import mails
from publishing.models import Comment
from publishing.widgets import is_key


class WordsField(forms.CharField):
    """Counts the end of a line as browsers count it: once."""

    def to_python(self, value):
        return normalize_newlines(super().to_python(value))


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text"]
        field_classes = {"text": WordsField}
        widgets = {"text": forms.Textarea({"rows": 3})}


def threads_of(page):
    """The threads about *page* with their answers, the open ones first: two queries, however many there are."""
    answers = Prefetch("answers", Comment.objects.select_related("user"))
    threads = Comment.objects.about(page).filter(thread=None).select_related("user").prefetch_related(answers)
    return sorted(threads, key=lambda thread: thread.resolved_at is not None)


class CommentsMixin:
    """Whoever may see a page may speak about it: translators and administrators too."""

    def get_urls(self):
        routes = [
            ("<path:object_id>/comment/", self.comment_view, "comment"),
            ("<path:object_id>/comment/<str:comment_id>/resolve/", self.comment_resolve_view, "comment_resolve"),
        ]
        return [
            path(route, self.admin_site.admin_view(view), name=self.address_name(suffix))
            for route, view, suffix in routes
        ] + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None:
            context.update(self.comments_context(obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def comments_context(self, page):
        threads = threads_of(page)
        for thread in threads:
            thread.resolve_address = self.address("comment_resolve", page.pk, thread.pk)
        return {
            "comments": threads,
            "comments_open": sum(thread.resolved_at is None for thread in threads),
            "comment_address": self.address("comment", page.pk),
            "comment_length": Comment._meta.get_field("text").max_length,
        }

    @method_decorator(require_POST)
    def comment_view(self, request, object_id):
        page = self.record_to_see(request, object_id)
        thread = self.thread_at(page, request.POST["thread"]) if request.POST.get("thread") else None
        form = CommentForm(request.POST, instance=Comment(page=page, thread=thread))
        if form.is_valid():
            return self.back_to(page, say(form, request.user, page))
        return self.comment_again(request, page, thread, form)

    def comment_again(self, request, page, thread, form):
        """A page of its own, so that nothing of what was typed is lost."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Your comment is not sent yet"),
            "opts": self.opts,
            "page": page,
            "thread": thread,
            "form": form,
            "form_address": self.address("change", page.pk),
        }
        return TemplateResponse(request, "admin/publishing/comment_again.html", context)

    @method_decorator(require_POST)
    def comment_resolve_view(self, request, object_id, comment_id):
        """Resolves a thread, or opens it again: as the button said, whatever became of it meanwhile."""
        page = self.record_to_see(request, object_id)
        thread = self.thread_at(page, comment_id)
        thread.resolved_at = timezone.now() if request.POST.get("resolved") == "yes" else None
        thread.save(update_fields=["resolved_at"])
        messages.success(
            request, _("The thread is resolved.") if thread.resolved_at else _("The thread is open again.")
        )
        return self.back_to(page, thread)

    def thread_at(self, page, key):
        if not is_key(Comment, key):
            raise Http404
        return get_object_or_404(Comment.objects.about(page), pk=key, thread=None)

    def back_to(self, page, comment):
        return redirect(f"{self.address('change', page.pk)}#comment-{comment.pk}")


@transaction.atomic
def say(form, user, page):
    form.instance.user, form.instance.user_name = user, user.get_username()
    comment = form.save()
    mails.tell_of_comment(comment, page)
    return comment
