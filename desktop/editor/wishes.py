"""Owns how the user wants the voice to write, remembered from one time to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from desktop.preferences import Preferences

NAME = "restyle"  # in the preferences
TEMPERATURES = (0.2, 1.6)
LENGTHS = (0.5, 2.0)
MOST_VARIANTS = 5


@dataclass(frozen=True, slots=True)
class Wishes:
    """The defaults are what is right for most.

    Attributes:
        temperature: how freely it chooses its words, in `TEMPERATURES`.
        length: share of a passage's own words to aim at, in `LENGTHS`.
        variants: wordings to one request, 1 to `MOST_VARIANTS`.
        verify: whether what is written is checked, and written again where it does not hold.
        from_words: whether the user's words themselves are what it works from, instead of an account of them.
    """

    temperature: float = 1.0
    length: float = 1.0
    variants: int = 1
    verify: bool = True
    from_words: bool = False


def remembered(preferences: Preferences) -> Wishes:
    """What was wished last; a value that makes no sense any more is the default's."""
    plain = Wishes()
    kept = preferences.get(NAME, {})
    found = {}
    for field in fields(Wishes):
        default, value = getattr(plain, field.name), kept.get(field.name)
        found[field.name] = value if type(value) is type(default) else default
    wishes = Wishes(**found)
    held = (
        TEMPERATURES[0] <= wishes.temperature <= TEMPERATURES[1] and LENGTHS[0] <= wishes.length <= LENGTHS[1]
    )
    return wishes if held and 1 <= wishes.variants <= MOST_VARIANTS else plain


def remember(preferences: Preferences, wishes: Wishes) -> None:
    preferences.set(NAME, asdict(wishes))
