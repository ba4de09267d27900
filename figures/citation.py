from decimal import Decimal

from django.urls import reverse

from content.citations import Citable
from figures.formats import format_observation
from publishing.languages import CODES

# One and several, without a scale, in millions, in milliards: a corrected value may have had another form.
SIZES = [factor * 10**power for power in (0, 6, 9) for factor in (1, 2)]


class CitedFigure(Citable):
    """A figure in a text: its latest observation, linked to its place on the page of figures."""

    CITED_BY = ("subject", "name")

    @classmethod
    def for_citation(cls):
        return cls.objects.with_observations()

    def cited_as(self):
        return self.latest.text().replace("'", "’") if self.latest else ""

    def cited_forms(self):
        return {form for seen in self.observations.all() for code in CODES for form in forms_of(seen, code)}

    def cited_at(self):
        return f"{reverse('figures:index')}#figure-{self.pk}"


def forms_of(observation, language):
    """The observation in words, and as they would be if its value had another size."""
    arguments = observation.format_arguments(language)
    sizes = [] if observation.value is None else SIZES
    others = [format_observation(**arguments | {"value": Decimal(size)}) for size in sizes]
    return {observation.text(language), *others}
