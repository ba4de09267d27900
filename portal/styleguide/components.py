"""The components of the public site, by group: a name, the site's own template, and what it is given.

A new component is one line here; it is drawn by the same template as on the site.
"""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils import timezone

from content.pages import section_indexes
from content.shortcuts import page_alternates
from portal.styleguide import examples
from portal.styleguide.rows import UPDATED
from training.calendar import session_calendar


class Component(NamedTuple):
    name: str
    template: str
    context: dict


class Group(NamedTuple):
    name: str
    title: str
    components: list


def part(name, template, **context):
    return Component(name, template, context)


def page(template, record, **context):
    """The page of a record, as `render_page` gives it."""
    own = {record._meta.model_name: record, "page": record, "alternates": page_alternates(record)}
    return Component(record._meta.model_name, template, own | context)


def index(view, template, **context):
    """The front page of a section, as `render_index` gives it."""
    return Component(view, template, {"heading": section_indexes()[view], "updated": UPDATED, **context})


def first_page(rows):
    return Paginator(rows, 10).page(1)


def groups():
    """Every group, with rows of its own for each call."""
    return [
        Group("frame", "Frame", frame()),
        Group("marks", "Statuses and notes", marks()),
        Group("cards", "Cards and pagination", cards()),
        Group("figures", "Figures", figures()),
        Group("timeline", "Agreements in time", timeline()),
        Group("home", "Home", [home()]),
        Group("partner", "A partner", [page("partners/partner_detail.html", examples.whole_partner())]),
        Group("agreement", "An agreement and a project", agreement()),
        Group("lists", "Lists", lists()),
        Group("chair", "The chair", [page("chair/chair_detail.html", examples.chair())]),
        Group("tourism", "Tourism", tourism()),
        Group("training", "Training", training()),
        Group("agenda", "Agenda", agenda()),
        Group("absent", "What is not there", absent()),
        Group("share", "Share", [share()]),
    ]


def frame():
    around = {
        "announcement": examples.announcement(),
        "announcement_address": "#frame",
        "header": [(entry, f"#{number}") for number, entry in enumerate(examples.menu())],
        "footer": [(entry, f"#{number}") for number, entry in enumerate(examples.menu()[:2])],
        "texts": examples.footer_texts(),
    }
    return [
        part("announcement", "includes/announcement.html", around=around),
        part("header", "includes/header.html", around=around, is_lost=True),
        part("breadcrumb", "includes/breadcrumb.html", view="partners:index", label="…", here=examples.LONG[0]),
        part("meander", "includes/meander.html"),
        part("footer", "includes/footer.html", around=around),
    ]


def marks():
    return [
        *(part(row.slug, "partners/status.html", agreement=row) for row in examples.statuses()),
        part("note", "includes/note.html", record=examples.measures()[1]),
    ]


def cards():
    owner = examples.partner("zhejiang")
    pages = Paginator(range(30), 10).page(2)
    return [
        *(
            part(item.slug, "includes/card.html", item=item, accent="province")
            for item in examples.projects(owner)
        ),
        part("event", "agenda/event_card.html", event=examples.event()),
        part("news", "agenda/news_card.html", item=examples.news()),
        part("pagination", "includes/pagination.html", items=pages),
    ]


def figures():
    return [index("figures:index", "figures/figure_list.html", subjects=[examples.figures()])]


def timeline():
    three, forty = examples.agreements(examples.partner()), examples.many_agreements()
    return [
        part("three", "partners/agreement_terms.html", agreements=three),
        part("forty", "partners/agreement_terms.html", agreements=forty),
        index("partners:chronology", "partners/chronology.html", agreements=three),
    ]


def home():
    owner = examples.partner()
    return part(
        "home",
        "home.html",
        partners=[owner, examples.partner("zhejiang")],
        agreements=examples.agreements(owner),
        figures=examples.figures()[:4],
        next_event=examples.event(),
        news=[examples.news()],
    )


def agreement():
    return [
        page("partners/agreement_detail.html", examples.whole_agreement()),
        page("partners/project_detail.html", examples.project()),
    ]


def lists():
    owner = examples.partner()
    return [
        index(
            "partners:index",
            "partners/partner_list.html",
            partners=first_page([owner, examples.partner("zhejiang")]),
        ),
        index(
            "partners:agreements",
            "partners/agreement_list.html",
            agreements=first_page(examples.agreements(owner)),
        ),
        index("partners:projects", "partners/project_list.html", projects=first_page(examples.projects(owner))),
        index("partners:sectors", "partners/sector_list.html", sectors=first_page(examples.sectors())),
        page("partners/sector_detail.html", examples.sectors()[0], related=examples.related()),
        page("pages/page_detail.html", examples.free_page()),
    ]


def tourism():
    return [
        index("tourism:emergency", "tourism/emergency.html", measures=examples.measures()),
        index("tourism:index", "tourism/tourism.html", measures=first_page(examples.measures())),
        page("tourism/measure_detail.html", examples.measure()),
        page("tourism/circuit_detail.html", examples.circuit()),
    ]


def training():
    programme = examples.programme("postponed")
    calendar = session_calendar(programme.sessions.all(), timezone.localdate())
    return [
        index("training:index", "training/programme_list.html", programmes=first_page(examples.programmes())),
        page("training/programme_detail.html", programme, calendar=calendar),
    ]


def agenda():
    return [
        index("agenda:index", "agenda/event_list.html", events=first_page(examples.events())),
        page("agenda/event_detail.html", examples.whole_event()),
        index("agenda:news_list", "agenda/news_list.html", news=first_page([examples.news()])),
        page("agenda/news_detail.html", examples.news()),
    ]


def absent():
    return [
        part("lost", "404.html", is_lost=True),
        part("missing", "content/missing.html", page=examples.news(), alternates=["fr", "zh-hans"]),
        index("agenda:index", "agenda/event_list.html", events=first_page([])),
        index("chair:index", "chair/no_chair.html"),
    ]


def missing():
    """As `render_page` asks for the notice on a page that the reader's language lacks."""
    page = examples.french_only()
    return {"page": page, "alternates": page_alternates(page), "noindex": True}


def share():
    return part("share", "includes/share.html", page=examples.partner())
