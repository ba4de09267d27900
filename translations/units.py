"""Keeps the units true to the records: what the French and its translation are today, and what each was made from.

Every `save()` and delete is listened to; `sync` finds what went round them.
"""

from collections import Counter
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.html import strip_tags

from publishing.languages import SOURCE, in_language
from translations.models import TranslationUnit
from translations.registry import TARGETS, page_of, speaking_models, texts_of
from translations.signals import source_changed

# What `refresh` may write of a unit.
WRITTEN = [
    "page_type",
    "page_id",
    "current",
    "current_since",
    "words",
    "source",
    "source_since",
    "target",
    "validated_by",
    "validated_at",
    "draft",
    "draft_source",
    "assigned_to",
    "due",
]
ROWS = 500
FEW = 100


def listen():
    post_save.connect(notice_save, dispatch_uid="translations.notice_save")
    post_delete.connect(notice_delete, dispatch_uid="translations.notice_delete")


def notice_save(sender, instance, raw, **kwargs):
    """Raw is what a preview puts in place for a moment, or what a backup brings back beside its own units."""
    if not raw and sender in speaking_models():
        refresh([instance], instance.saved_by)


def notice_delete(sender, instance, **kwargs):
    if sender in speaking_models():
        TranslationUnit.objects.of(instance).delete()


def sync():
    """Repairs what bulk updates went round; Counter of the units made, changed and removed."""
    done = Counter(made=0, changed=0, removed=0)
    for model in speaking_models():
        records = model._base_manager.order_by("pk").iterator(chunk_size=ROWS)
        while batch := [*islice(records, ROWS)]:
            done.update(refresh(batch))
        kind = ContentType.objects.get_for_model(model)
        orphans = TranslationUnit.objects.filter(content_type=kind)
        done["removed"] += orphans.exclude(object_id__in=model._base_manager.values("pk")).delete()[0]
    return done


def refresh(records, user=None):
    """Brings the units of *records*, all of one model, up to what these say; a translation found new is *user*'s."""
    known = {(unit.object_id, unit.field, unit.language): unit for unit in TranslationUnit.objects.of(*records)}
    made, changed = [], []
    for record in records:
        for unit in units_of(record, known):
            is_new = unit._state.adding
            if has_moved(unit, record, user):
                (made if is_new else changed).append(unit)
    idle = [unit.pk for unit in known.values() if not unit.draft]
    TranslationUnit.objects.bulk_create(made)
    write(changed)
    removed = TranslationUnit.objects.filter(pk__in=idle).delete()[0] if idle else 0
    source_changed.send(TranslationUnit, units=[unit for unit in [*made, *changed] if unit.is_waiting])
    return Counter(made=len(made), changed=len(changed), removed=removed)


def write(units):
    """One by one where they are few: to put together one statement for all of them takes longer than some small ones."""
    if len(units) > FEW:
        TranslationUnit.objects.bulk_update(units, WRITTEN, batch_size=FEW)
        return
    for unit in units:
        unit.save(update_fields=WRITTEN)


def units_of(record, known):
    """The unit of each text of *record* that says anything; taken out of *known*, where only the idle stay."""
    kind = ContentType.objects.get_for_model(record)
    for field in texts_of(type(record)):
        for language in TARGETS:
            if in_language(record, field.name, SOURCE) or in_language(record, field.name, language):
                place = (record.pk, field.name, language)
                names = {"content_type": kind, "field": field.name, "language": language}
                yield known.pop(place, None) or TranslationUnit(**names, object_id=record.pk)


def has_moved(unit, record, user):
    """Whether anything of *unit* had to be written anew."""
    return any([move_page(unit, record), move_source(unit, record), move_target(unit, record, user)])


def move_page(unit, record):
    model, key = page_of(record)
    page = (ContentType.objects.get_for_model(model).pk, key)
    has_changed = (unit.page_type_id, unit.page_id) != page
    unit.page_type_id, unit.page_id = page
    return has_changed


def move_source(unit, record):
    source = in_language(record, unit.field, SOURCE)
    if source == unit.current:
        return False
    unit.current, unit.current_since = source, timezone.now()
    unit.words = len(strip_tags(source).split())
    return True


def move_target(unit, record, user):
    """Whoever wrote a translation beside the French saw that French: it is made from today's."""
    target = in_language(record, unit.field, unit.language)
    if target == unit.target:
        return False
    unit.target = target
    if target:
        settle(unit, user)
    else:
        unit.source, unit.source_since, unit.validated_by, unit.validated_at = "", None, None, None
    return True


def settle(unit, user):
    """What readers see is made from today's French; nothing is left to do about it."""
    unit.source, unit.source_since = unit.current, unit.current_since
    unit.validated_by, unit.validated_at = user, timezone.now()
    unit.assigned_to, unit.due = None, None
    if unit.draft == unit.target:
        unit.draft, unit.draft_source = "", ""
