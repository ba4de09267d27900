from django.core import checks


def check_page_model(model):
    """A section that forgot to register its page for translation is told so at start, not by a reader."""
    from modeltranslation.manager import get_translatable_fields_for_model  # noqa: PLC0415 imports models

    needed = {"title", "slug", "summary", "body", "check_note"}
    missing = needed - set(get_translatable_fields_for_model(model) or ())
    if not missing or model._meta.abstract:
        return []
    return [
        checks.Error(
            f"{model._meta.label} is not registered for translation of: {', '.join(sorted(missing))}.",
            hint="Register it in the section's translation.py with options that extend ContentPageOptions.",
            obj=model,
            id="content.E001",
        )
    ]
