from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from content.addresses import resolve
from content.sharing import find_target, picture_bytes, picture_of
from images.share_pictures import SHAPES
from publishing.languages import CODES, TAGS

# The version in its address stands for all that is drawn: what it leads to never changes.
FOR_EVER = "public, max-age=31536000, immutable"


def go(request, target):
    """Where a stored reference leads today, for whoever follows it bare: from a mail, from an export."""
    reference = f"/go/{target}/"
    address = resolve([reference]).get(reference)
    if not address:
        raise Http404
    return redirect(address)


@require_safe
def share_picture(request, target, language, version, shape):
    """The picture of a public page, drawn when it is first asked for. A former version leads to the present one."""
    shown = find_target(target, language) if language in CODES and shape in SHAPES else None
    if shown is None:
        raise Http404
    picture = picture_of(shown, language)
    if version != picture.version:
        return redirect(picture.address(shape))
    headers = {"Cache-Control": FOR_EVER, "Content-Language": TAGS[language]}
    return HttpResponse(picture_bytes(picture, shape), content_type="image/png", headers=headers)
