"""Nothing that is deleted is lost: its last version stays in the history, from which it is recovered."""

from django.db.models.signals import post_delete, pre_delete

from publishing.drafts import record
from publishing.models import Action, Comment, Draft, PreviewLink, Publishable, Revision


def listen():
    pre_delete.connect(keep_version, dispatch_uid="publishing.keep_version")
    post_delete.connect(delete_what_was_about_it, dispatch_uid="publishing.delete_what_was_about_it")


def keep_version(sender, instance, **kwargs):
    if issubclass(sender, Publishable):
        record(instance, Action.DELETED, None)


def delete_what_was_about_it(sender, instance, **kwargs):
    if issubclass(sender, Publishable):
        for model in (Draft, Comment, PreviewLink):
            model.objects.about(instance).delete()


def delete(page, user):
    """As `page.delete()`, and the history knows by whom."""
    key = page.pk
    page.delete()
    page.pk = key
    revision = Revision.objects.about(page).filter(action=Action.DELETED).first()
    Revision.objects.filter(pk=revision.pk).update(user=user, user_name=user.get_username())
