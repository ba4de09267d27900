from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from publishing.models import Publishable


class ThumbnailAutocompleteView(AutocompleteJsonView):
    """The admin's own, with a thumbnail beside whatever has one.

    Who may write a record may choose what it points at, though they may not open it: among what is public.
    """

    def process_request(self, request):
        term, *rest = super().process_request(request)
        # PostgreSQL refuses the null character even in a question.
        return term.replace("\0", ""), *rest

    def has_perm(self, request, obj=None):
        return super().has_perm(request, obj) or self.may_choose(request.user)

    def may_choose(self, user):
        options = self.source_field.model._meta
        return any(user.has_perm(f"{options.app_label}.{deed}_{options.model_name}") for deed in ("add", "change"))

    def get_queryset(self):
        found = super().get_queryset()
        if super().has_perm(self.request) or not issubclass(found.model, Publishable):
            return found
        return found.filter(pk__in=found.model.objects.published())

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        thumbnail = getattr(obj, "thumbnail_url", "")
        return {**result, "thumbnail": thumbnail} if thumbnail else result
