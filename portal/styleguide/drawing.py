"""Draws components with the site's own templates, many on one page."""

import re

from django.conf import settings
from django.template import loader
from django.template.backends.django import DjangoTemplates
from django.utils.safestring import mark_safe

from portal.styleguide.components import groups
from portal.styleguide.examples import asked_for
from portal.styleguide.rows import stage

# A page without what surrounds it, nor the foot, which is a component of its own.
BARE = {
    "base.html": "{% block breadcrumb %}{% endblock %}{% block content %}{% endblock %}",
    "includes/share.html": "",
}
LOADERS = "django.template.loaders"
ID = re.compile(r'\bid="([^"]+)"')
# Where an id is given, and where one is named.
NAMED = re.compile(
    r'(?P<before>\b(?:id|for|aria-labelledby|aria-describedby|href)="#?|url\(#)(?P<names>[^")]+)(?P<after>["\)])'
)


def drawn(request):
    """[(group, [(name of a component, its HTML)])] in the active language."""
    templates = engine(settings.TEMPLATES[0])
    with stage(asked_for()):
        return [(group, drawn_group(group, templates, request)) for group in groups()]


def drawn_group(group, templates, request):
    return [(one.name, html_of(group, one, templates, request)) for one in group.components]


def html_of(group, component, templates, request):
    whole = loader if component.template in BARE else templates
    html = whole.get_template(component.template).render(component.context, request)
    return mark_safe(with_own_ids(html, f"{group.name}-{component.name}".replace(":", "-")))  # noqa: S308 drawn by a template just now


def with_own_ids(html, prefix):
    """A drawing that is shown twice on one page would have its ids twice: each begins with *prefix*."""
    ids = set(ID.findall(html))

    def named(match):
        names = [f"{prefix}-{name}" if name in ids else name for name in match["names"].split(" ")]
        return f"{match['before']}{' '.join(names)}{match['after']}"

    return NAMED.sub(named, html)


def engine(given):
    """The site's own engine and templates, with those of BARE in the place of what surrounds a page."""
    loaders = [
        (f"{LOADERS}.locmem.Loader", BARE),
        f"{LOADERS}.filesystem.Loader",
        f"{LOADERS}.app_directories.Loader",
    ]
    options = {**given["OPTIONS"], "loaders": loaders}
    return DjangoTemplates({"NAME": "styleguide", "DIRS": given["DIRS"], "APP_DIRS": False, "OPTIONS": options})
