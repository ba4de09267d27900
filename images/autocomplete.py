from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class ThumbnailAutocompleteView(AutocompleteJsonView):
    """The admin's own, with a thumbnail beside whatever has one."""

    def process_request(self, request):
        term, *rest = super().process_request(request)
        # PostgreSQL refuses the null character even in a question.
        return term.replace("\0", ""), *rest

    def serialize_result(self, obj, to_field_name):
        result = super().serialize_result(obj, to_field_name)
        thumbnail = getattr(obj, "thumbnail_url", "")
        return {**result, "thumbnail": thumbnail} if thumbnail else result
