from django.urls import reverse

from content.citations import Citable


class CitedFigure(Citable):
    """A figure in a text: its latest observation, linked to its place on the page of figures."""

    CITED_BY = ("subject", "name")

    @classmethod
    def for_citation(cls):
        return cls.objects.with_observations()

    def cited_as(self):
        return self.latest.text().replace("'", "’") if self.latest else ""

    def cited_at(self):
        return f"{reverse('figures:index')}#figure-{self.pk}"
