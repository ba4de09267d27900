from django.http import Http404
from django.shortcuts import redirect

from content.addresses import resolve


def go(request, target):
    """Where a stored reference leads today, for whoever follows it bare: from a mail, from an export."""
    reference = f"/go/{target}/"
    address = resolve([reference]).get(reference)
    if not address:
        raise Http404
    return redirect(address)
