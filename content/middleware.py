from django.http import HttpResponsePermanentRedirect

from content.addresses import pages_by_key
from content.models import FormerAddress


class FormerAddressMiddleware:
    """Where nothing is found, a page that once had this address is: costs one query on a 404, none elsewhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        return self.present_address(request.path) or response

    def present_address(self, path):
        # PostgreSQL refuses the null character even in a question.
        former = FormerAddress.objects.filter(path=path.replace("\0", "")).first()
        page = former and pages_by_key({former.page_id}).get(former.page_id)
        return page and moved(page.get_absolute_url())


def moved(address):
    """For good, but asked again each time: a browser that kept it would go round in circles once a slug is taken back."""
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
