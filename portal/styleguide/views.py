from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.storage import PART, SHEET, part_of, text_of
from portal.styleguide import colours
from portal.styleguide.components import missing
from portal.styleguide.drawing import drawn
from publishing.languages import CODES, NAMES

# Pages that stand outside the frame, or in the place of another.
ALONE = {
    "400": "400.html",
    "403": "403.html",
    "500": "500.html",
    "choice": "choose_language.html",
    "missing": "content/missing.html",
}
DARK = "(prefers-color-scheme: dark)"


@require_safe
def front(request):
    return redirect("styleguide:page", CODES[0])


@require_safe
def page(request, language):
    """Every component in *language*; in the scheme that `?scheme=` asks for, else in the browser's."""
    if language not in CODES:
        raise Http404
    scheme = request.GET.get("scheme")
    css = sheet_text()
    with override(language):
        response = render(
            request,
            "styleguide/page.html",
            {
                "groups": drawn(request),
                "colours": colours.tokens(css),
                "pairs": colours.pairs(css),
                "scheme": scheme if scheme in colours.SCHEMES else "",
                "languages": [(NAMES[code], reverse("styleguide:page", args=[code])) for code in CODES],
                "alone": ALONE,
            },
        )
    response["Content-Language"] = language
    return response


@require_safe
def alone(request, language, name):
    if language not in CODES or name not in ALONE:
        raise Http404
    with override(language):
        return render(request, ALONE[name], missing())


@require_safe
def sheet(request, scheme):
    """The public sheet in one scheme, whatever the browser prefers."""
    if scheme not in colours.SCHEMES:
        raise Http404
    return HttpResponse(in_scheme(sheet_text(), scheme), content_type="text/css; charset=utf-8")


def in_scheme(css, scheme):
    answer = "all" if scheme == "dark" else "not all"
    return css.replace(DARK, answer).replace("color-scheme: light dark", f"color-scheme: {scheme}")


def sheet_text():
    """The public sheet with its parts in place, as it is collected."""
    paths = {path: (storage, path) for finder in finders.get_finders() for path, storage in finder.list([])}
    return PART.sub(lambda found: part_of(paths, **found.groupdict()), text_of(paths, SHEET))
