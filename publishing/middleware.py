from django.utils import timezone
from django.utils.translation import get_language_from_path

from publishing.models import Draft
from publishing.workflow import publish_due


class PublishDueMiddleware:
    """The first reader past the hour of a scheduled draft makes it public: costs one small query on a public page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # The pages of the public site are those that begin with a language.
        if (
            get_language_from_path(request.path_info)
            and Draft.objects.filter(publish_at__lte=timezone.now()).exists()
        ):
            publish_due()
        return self.get_response(request)
