from django.dispatch import Signal

# Sent inside the transaction with the `units` that wait for a translator anew: their French is new, or has changed.
source_changed = Signal()
