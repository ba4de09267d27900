"""What French does to a word for the sake of the one before it."""

import re
import unicodedata

# Beginnings, without accents, of the common nouns before which `de` keeps its e.
ASPIRATED = re.compile(
    "hache|hack|haie|hain|hall|halte(?!r)|hamac|hameau|hamster|hanche|hand|hangar|haras|harc|hard|haricot|harnais|"
    "harp|hasard|hausse|haut|havre|herisson|hernie|heron|heros|herse|hetre|heurt|hibou|hierarch|hobb|hochet|hockey|"
    "hold|holland|homard|hong|honte|hors|hot-|hotte|houblon|houille|houle|housse|houx|hub|huche|huit(?!r)|hurl|hutte"
)


def de(word):
    """`de` before a French word: d'habitants, d'euros, d'avril, but de hameaux, de yuans, de onze."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    elided = re.match(r"[aehiu€]|o(?!nz)|y(?![aeiou])", plain) and not ASPIRATED.match(plain)
    return f"d'{word}" if elided else f"de {word}"
