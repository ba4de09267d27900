"""What Django's admin says and leaves untranslated in Chinese, or says wrong: our catalogues are asked before its own.

Without a line here, a Chinese reader gets the French of what Django has not translated yet, for French is the default
language; and “Delete selected” in Chinese reads “deselect”.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy

# Translators: after the label of a field of a form.
gettext_noop(":")

# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("Add %s")
# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("Change %s")
# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("View %s")
# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("Select %s")
# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("Select %s to change")
# Translators: %s is the name of a kind of record, in lower case and without an article: "agreement".
gettext_noop("Select %s to view")
# Translators: a link to the list of a kind of record, or to one record, where they are edited.
gettext_noop("Change")
gettext_noop("Add %(name)s")
gettext_noop("Add another %(verbose_name)s")
gettext_noop("Add another %(model)s")
gettext_noop("Change selected %(model)s")
# Translators: the button deletes for good the record chosen in the field before it.
gettext_noop("Delete selected %(model)s")
gettext_noop("View selected %(model)s")
gettext_noop("Delete selected %(verbose_name_plural)s")
gettext_noop("Models in the %(name)s application")

gettext_noop("Breadcrumbs")
gettext_noop("Model name")
gettext_noop("Add link")
gettext_noop("Change or view list link")
# Translators: before the title of a page whose form has an error.
gettext_noop("Error:")
gettext_noop("Forgotten your login credentials?")
gettext_noop("In case you’ve forgotten, you are:")
gettext_noop("%(model)s instance with %(field)s %(value)r is not a valid choice.")
ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
    0,
)

# Of the admin's scripts, whose catalogue is another: `portal.admin` carries them there.
SCRIPT_WORDS = {
    'Choose %s by selecting them and then select the "Choose" arrow button.': _(
        'Choose %s by selecting them and then select the "Choose" arrow button.'
    ),
    'Remove %s by selecting them and then select the "Remove" arrow button.': _(
        'Remove %s by selecting them and then select the "Remove" arrow button.'
    ),
    "Choose all %s": _("Choose all %s"),
    "Choose selected %s": _("Choose selected %s"),
    "Remove all %s": _("Remove all %s"),
    "Remove selected %s": _("Remove selected %s"),
    "(click to clear)": _("(click to clear)"),
}
