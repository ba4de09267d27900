from django.contrib import admin

from publishing.admin import BilingualAdmin
from translations.models import Term


@admin.register(Term)
class TermAdmin(BilingualAdmin):
    fields = ["name", "avoid", "others", "pinyin", "note", "is_attested"]
