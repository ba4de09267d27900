from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import condition, require_safe

from images.renditions import CONTENT_TYPES

# What a storage raises for a name it does not hold, or would not go and look for.
NOT_THERE = (OSError, ValueError, SuspiciousOperation)
# A name is never used twice: what it stands for does not change.
FOR_EVER = "public, max-age=31536000, immutable"


def last_modified(request, path):
    try:
        return default_storage.get_modified_time(path)
    except NOT_THERE:
        return None


@require_safe
@condition(last_modified_func=last_modified)
def media(request, path):
    """Serves what was uploaded where no front server does: pictures shown, all the rest downloaded."""
    picture_type = CONTENT_TYPES.get(PurePosixPath(path).suffix.lstrip("."))
    try:
        file = default_storage.open(path)
    except NOT_THERE:
        raise Http404 from None
    response = FileResponse(file, as_attachment=not picture_type, content_type=picture_type or download_type(path))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = FOR_EVER
    return response


def download_type(path):
    return "application/pdf" if path.endswith(".pdf") else "application/octet-stream"
