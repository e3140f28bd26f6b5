"""Owns the Test button of a key: one small question to the service, with no text of any book in it."""

from __future__ import annotations

from core import keys
from core.describing.providers import SERVICES
from core.progress import ProviderOff, ProviderRefused

PATHS = {"openrouter": "/key"}  # its /models answers anybody
SECONDS = 15.0


def try_key(service: str, url: str = "") -> None:
    """Ask the service's list of models with the stored key; for a `Load`.

    Args:
        service: as `core.keys` names the key. url: of a server that the user named.

    Raises:
        Missing: no key is stored. BadOption: it cannot be one, or the address holds one.
        ProviderRefused: the service does not know the key.
        ProviderOff: nothing answers, or not as it should.
    """
    import httpx

    name, _, host = service.partition("@")
    shown = host or SERVICES[name].shown
    keys.refuse_in(url)
    key = keys.need(service, shown)
    address = (url or SERVICES[name].url).rstrip("/") + PATHS.get(service, "/models")
    try:
        reply = httpx.get(address, headers={"Authorization": f"Bearer {key}"}, timeout=SECONDS)
    except httpx.HTTPError as error:
        raise ProviderOff(f"{shown} does not answer.", "Check the connection and try again.") from error
    if reply.status_code in (401, 403):
        raise ProviderRefused(
            f"{shown} does not know this key.", "Copy it again from your account page there."
        )
    if reply.status_code != 200:
        raise ProviderOff(f"{shown} answered with {reply.status_code}.", "Try again in a while.")
