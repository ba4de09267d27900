import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from translations.entries import FileRefused, language_of
from translations.exchange import FORMATS, Selection, exported, format_named
from translations.models import Standing
from translations.registry import page_models, speaking_models


class Command(BaseCommand):
    help = "Writes the translations of what is public into a file for translators' programs."

    def add_arguments(self, parser):
        parser.add_argument("--language", required=True, help="into which it is translated, as zh-hans")
        parser.add_argument("--format", choices=FORMATS, help="else it follows from the name of the file")
        parser.add_argument("--model", help="only this, with the rows of its pages: partners.partner")
        parser.add_argument("--state", help=f"only what stands so: {', '.join(Standing.values)}")
        parser.add_argument("--output", required=True, metavar="FILE", help="- is the standard output")

    @no_translations
    def handle(self, *, language, model, state, output, **options):
        format_key = options["format"] or format_named(output)
        if format_key is None:
            raise CommandError("Say which format it is to be: --format po or --format xliff.", returncode=2)
        selection = Selection(code_of(language), model_named(model), state_named(state))
        write(output, exported(selection, format_key))


def code_of(language):
    try:
        return language_of(language)
    except FileRefused:
        raise CommandError(f"Nothing is translated into this language: {language!r}.", returncode=2) from None


def model_named(label):
    models = {model._meta.label_lower: model for model in [*speaking_models(), *page_models()]}
    if label and label.lower() not in models:
        raise CommandError(f"No model with texts to translate: {label!r}.", returncode=2)
    return models[label.lower()] if label else None


def state_named(state):
    if state and state not in Standing.values:
        raise CommandError(f"No such state: {state!r}. There are {', '.join(Standing.values)}.", returncode=2)
    return state or ""


def write(output, data):
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise CommandError(f"The file cannot be written: {error.strerror}: {output}", returncode=2) from None
