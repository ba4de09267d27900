"""What staff find to link to or to show: pages of the portal by title in either language or by address; in a text,
figures and documents too; pictures for their own window."""

import re
from functools import reduce
from operator import and_
from uuid import UUID

from django.db.models import Q, Value
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from modeltranslation.utils import build_localized_fieldname

from content.addresses import target_of
from content.citations import Citable, citable_models, citing_fields
from content.pages import page_models, section_indexes
from content.references import reference_at
from images.models import Document, Picture
from publishing.languages import CODES, TAGS, in_language
from publishing.models import Publishable, State
from publishing.slugs import make_slug

LIMIT = 20
# Of figures and of documents in a list that begins with pages.
LIMIT_BESIDE_PAGES = 5
STATES = dict(State.choices)


def found_for(purpose, words, may_see, may_write=False):
    """At most LIMIT choices for a window of the text editor (`text`, `picture`) or for a link field (anything else).

    *may_see* tells of a model whether the member of staff may. Who may write, and not see it, chooses among what is
    public of it.
    """
    if purpose == "picture":
        return records_found(words, *choosable([Picture], may_see, may_write), LIMIT)
    records = [*citable_models(), Document] if purpose == "text" else []
    others = records_found(words, *choosable(records, may_see, may_write), LIMIT_BESIDE_PAGES)
    pages = pages_found(words, *choosable(page_models(), may_see, may_write))
    return [*pages[: LIMIT - len(others)], *others]


def choosable(models, may_see, may_write):
    """Those of *models* that may be chosen from, and those among them whose drafts are not shown."""
    unseen = [model for model in models if not may_see(model)]
    return [model for model in models if may_write or model not in unseen], unseen


def rows_of(model, unseen):
    """All its rows, or what is public of them."""
    has_drafts = issubclass(model, Publishable)
    return model.objects.published() if has_drafts and model in unseen else model._base_manager.all()


def pages_found(words, models, unseen=()):
    """At most LIMIT choices: front pages of sections and pages of *models* whose title has all of *words*.

    *words* may also be a path of the portal, as copied from a browser, or a reference. The drafts of *unseen* models
    are left out.
    """
    # PostgreSQL refuses the null character even in a question.
    words = words.replace("\0", " ").strip()
    if words.startswith("/"):
        return choices_at(words, models, unseen)
    if not words:
        return []
    return [*indexes_like(words), *choices(models, title_like(words), unseen=unseen)][:LIMIT]


def title_like(words):
    """The slug has no accents and reads Chinese in pinyin: what is typed so is found too."""
    each = [in_any_language("title__icontains", word) | spelt_like(word) for word in words.split()]
    return reduce(and_, each, Q())


def spelt_like(word):
    spelling = make_slug(word)
    return in_any_language("slug__contains", spelling) if spelling else Q()


def in_any_language(lookup, value):
    field, kind = lookup.split("__")
    found = Q()
    for code in CODES:
        found |= Q(**{f"{build_localized_fieldname(field, code)}__{kind}": value})
    return found


def choices(models, condition, limit=LIMIT, unseen=()):
    """Of every section, in one query."""
    if not models:
        return []
    each = [titles_of(rows_of(model, unseen).filter(condition)) for model in models]
    names = {model._meta.label: model._meta.verbose_name for model in models}
    rows = each[0].union(*each[1:], all=True).order_by("title_fr")[:limit]
    return [choice(f"/go/{row['pk']}/", names[row["label"]], row, row["state"]) for row in rows]


def titles_of(rows):
    titles = [build_localized_fieldname("title", code) for code in CODES]
    named = rows.order_by().annotate(label=Value(rows.model._meta.label))
    return named.values("pk", "label", "state", *titles)


def choice(link, kind, row, state=State.PUBLISHED):
    """*titles* begin with that of the interface; what is not public says so."""
    ordered = sorted(CODES, key=lambda code: code != get_language())
    words = {code: row[build_localized_fieldname("title", code)] for code in ordered}
    return {
        "link": link,
        "kind": capfirst(kind),
        "state": "" if state == State.PUBLISHED else str(STATES[state]),
        "titles": [{"lang": TAGS[code], "text": text} for code, text in words.items() if text],
    }


def indexes_like(words):
    wanted = [word.casefold() for word in words.split()]
    found = [index_choice(view) for view in section_indexes()]
    return [one for one in found if all(word in said_by(one) for word in wanted)]


def said_by(one):
    return " ".join(title["text"] for title in one["titles"]).casefold()


def index_choice(view):
    titles = {build_localized_fieldname("title", code): index_title(view, code) for code in CODES}
    # Translators: kind of page: the one that a section opens with.
    return choice(f"/go/{view}/", _("front page of a section"), titles)


def index_title(view, language):
    with override(language):
        return str(section_indexes()[view])


def choices_at(path, models, unseen):
    """What a reference stands for, else the page that answers at a path of the portal, in whichever language."""
    target = target_of(path) or target_of(reference_at(re.split("[?#]", path)[0]))
    one = chosen(target, models, unseen) if target else None
    return [one] if one else []


def chosen(target, models=None, unseen=()):
    """The choice that *target* (key or view name) stands for, published or not; None where there is none."""
    if isinstance(target, UUID):
        found = choices(page_models() if models is None else models, Q(pk=target), unseen=unseen)
        return found[0] if found else None
    return index_choice(target) if target in section_indexes() else None


def chosen_by(reference):
    target = target_of(reference)
    return chosen(target) if target else None


def titles_of_links(links):
    """{link: title in the interface's language} of the references among *links*; other links are their own title."""
    targets = {link: target_of(link) for link in links}
    keys = [target for target in targets.values() if isinstance(target, UUID)]
    found = choices(page_models(), Q(pk__in=keys), limit=None)
    indexes = [index_choice(target) for target in targets.values() if target in section_indexes()]
    titles = {one["link"]: one["titles"][0]["text"] for one in [*found, *indexes] if one["titles"]}
    return {link: titles.get(f"/go/{target}/", link) for link, target in targets.items()}


# Figures, documents, pictures


def records_found(words, models, unseen, limit):
    """At most *limit* of each model; all that *words* name, or the one whose reference they are."""
    words = words.replace("\0", " ").strip()
    found = {model: records_like(model, words).filter(pk__in=rows_of(model, unseen)) for model in models}
    return [record_choice(record) for rows in found.values() for record in rows[:limit]]


def records_like(model, words):
    target = target_of(words)
    rows = model.for_citation() if issubclass(model, Citable) else model._base_manager.order_by("-created_at")
    if target or not words:
        return rows.filter(pk=target) if isinstance(target, UUID) else rows.none()
    return rows.filter(pk__in=keys_like(model, words))


def keys_like(model, words):
    """Of the records that have each of *words* somewhere, with or without accents, Chinese by its pinyin too."""
    wanted = [(word.casefold(), spelling(word)) for word in words.split()]
    rows = model._base_manager.values_list("pk", *fields_of(model))
    texts = {pk: " ".join(filter(None, names)) for pk, *names in rows}
    return [pk for pk, text in texts.items() if all(is_in(text, *word) for word in wanted)]


def is_in(text, word, spelt):
    return word in text.casefold() or bool(spelt and spelt in spelling(text))


def spelling(words):
    return make_slug(words).replace("-", "")


def fields_of(model):
    if issubclass(model, Citable):
        return citing_fields(model)
    field = {Document: "title", Picture: "alt"}[model]
    in_each = [build_localized_fieldname(field, code) for code in CODES]
    return ["name", *in_each] if model is Picture else in_each


def record_choice(record):
    return {
        "link": f"/go/{record.pk}/",
        "kind": capfirst(record._meta.verbose_name),
        "state": "" if getattr(record, "state", State.PUBLISHED) == State.PUBLISHED else str(STATES[record.state]),
        "titles": names_of(record),
        "words": cited_in_each_language(record),
        "thumbnail": getattr(record, "thumbnail_url", ""),
    }


def names_of(record):
    """[{lang, text}] that of the interface first; of a picture, the name that staff gave it."""
    if isinstance(record, Picture):
        return [{"lang": "", "text": record.name}]
    fields = record.CITED_BY if isinstance(record, Citable) else ("title",)
    ordered = sorted(CODES, key=lambda code: code != get_language())
    names = {
        code: " – ".join(filter(None, (in_language(record, field, code) for field in fields))) for code in ordered
    }
    return [{"lang": TAGS[code], "text": name} for code, name in names.items() if name]


def cited_in_each_language(record):
    """[{lang, text}] of what a text shows for *record*, which is what is typed for it; nothing for what only has a name."""
    said = []
    for code in CODES if isinstance(record, Citable) else []:
        with override(code):
            said.append({"lang": TAGS[code], "text": record.cited_as()})
    return [one for one in said if one["text"]]
