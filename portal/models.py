from django.db import models
from django.utils.translation import gettext_lazy as _


class SampleLoad(models.Model):
    """The mark that the sample content was loaded: it stays when staff delete everything, so nothing comes back."""

    loaded_at = models.DateTimeField(_("loaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("loading of the sample")
        verbose_name_plural = _("loadings of the sample")

    def __str__(self):
        return str(self.loaded_at)
