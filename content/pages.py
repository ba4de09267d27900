from django.apps import apps

from content.models import ContentPage


def page_models():
    """Every page of every section, found in the registry so that a new section is picked up by itself."""
    return [model for model in apps.get_models() if issubclass(model, ContentPage)]


def section_indexes():
    """View name -> label of each section's front page, as its AppConfig declares in `indexes`."""
    return {
        view: label for config in apps.get_app_configs() for view, label in getattr(config, "indexes", {}).items()
    }
