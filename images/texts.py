"""Where texts name a picture or a document: by its key, which no foreign key of the database protects."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django_prose_editor.fields import ProseEditorField


def records_naming(key):
    """Records of every section one of whose texts holds *key* (UUID), in any language, published or not."""
    return [record for model in apps.get_models() for record in rows_naming(model, key)]


def rows_naming(model, key):
    texts = [field.name for field in model._meta.fields if isinstance(field, ProseEditorField)]
    holds = reduce(or_, (Q(**{f"{name}__contains": str(key)}) for name in texts), Q())
    return model._base_manager.filter(holds) if texts else model._base_manager.none()
