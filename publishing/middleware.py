import logging

from django.utils import timezone
from django.utils.translation import get_language_from_path

from publishing.models import Draft
from publishing.workflow import publish_due

logger = logging.getLogger(__name__)


class PublishDueMiddleware:
    """The first reader past the hour of a scheduled draft makes it public: costs one small query on a public page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # The pages of the public site are those that begin with a language.
        if get_language_from_path(request.path_info) and is_due():
            publish_quietly()
        return self.get_response(request)


def is_due():
    return Draft.objects.filter(publish_at__lte=timezone.now()).exists()


def publish_quietly():
    try:
        publish_due()
    except Exception:
        # One draft that cannot be published is no reason to close the site to every reader.
        logger.exception("A scheduled draft could not be published")
