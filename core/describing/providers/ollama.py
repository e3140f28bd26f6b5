"""Owns asking Ollama through its own package: what is installed, pulling a model, and answers."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import httpx
import ollama
import pydantic

from core import keys
from core.describing.providers import Answer, Ask, Tick, idle, is_local
from core.describing.providers.pace import retry_after
from core.describing.providers.parallel import Again, ask_in_parallel
from core.progress import BadOption, Progress, ProviderOff, ProviderRefused, Report

CONTEXT = 8192
"""Tokens. Ollama cuts a longer prompt silently at its own default, which may be 2,048."""
WHOLE_ANSWER = 600.0  # seconds: a first question also loads the model
UNLOADED = 5.0  # seconds to wait for a model's memory to be given back
OFF = "Ollama is not running."


class Ollama:
    """One installed model; see `core.describing.providers.Provider`.

    Args:
        model: e.g. "qwen3:8b". url: of the server; empty for Ollama's own default (or OLLAMA_HOST).

    Raises:
        BadOption: no model is named, or the address holds a key.
        ProviderOff: Ollama is not running. ProviderRefused: it does not have the model.
    """

    reads_prompts = True

    def __init__(self, model: str, url: str = "", workers: int = 1) -> None:
        if not model:
            raise BadOption("Ollama needs the name of a model.", "Write ollama:MODEL, e.g. ollama:qwen3:8b.")
        self.model = model
        self.name = f"ollama:{model}" + (f"@{url}" if url else "")
        self.batch = workers
        self.first_wait = 1.0
        self.trouble = ""
        self._answered = False
        self._heard = threading.local()  # headers of a refusal, which the package does not hand on
        self._client = _client(url, workers, self._listen)
        there = _names(self._client)
        if model not in there and f"{model}:latest" not in there:
            has = f"It has {', '.join(there)}." if there else "It has none yet."
            raise ProviderRefused(
                f"Ollama does not have the model {model}. {has}",
                f"Get it with `ollama pull {model}`, or choose one that is there.",
            )

    def describe(self, prompts: Sequence[Ask], tick: Tick = idle) -> Iterator[Answer]:
        """See `Provider.describe`."""
        return ask_in_parallel(prompts, self._ask, self.batch, tick, self.first_wait, self._say)

    def _say(self, trouble: str) -> None:
        self.trouble = trouble

    def _listen(self, response: httpx.Response) -> None:
        self._heard.after = retry_after(response.headers)

    def _ask(self, ask: Ask) -> Answer:
        options = {
            "temperature": ask.temperature,
            "seed": ask.seed,
            "num_predict": ask.max_tokens,
            "num_ctx": CONTEXT,
        }
        try:
            said = self._client.chat(
                self.model, [{"role": "user", "content": ask.prompt}], think=False, options=options
            )
        except ollama.ResponseError as error:
            return Answer(ask.id, "", error=self._refusal(error))
        except (ConnectionError, httpx.ConnectError) as error:
            off = _off(error)
            raise (Again(OFF, last=off) if self._answered else off) from error
        except httpx.TimeoutException as error:
            raise Again("Ollama did not answer in time.", busy=True, cost=2.0) from error
        except (httpx.RequestError, json.JSONDecodeError, pydantic.ValidationError, TypeError) as error:
            raise Again("Ollama's answer came damaged.") from error
        self._answered = True
        return Answer(
            ask.id,
            said.message.content or "",
            cut=said.done_reason == "length",
            tokens_in=said.prompt_eval_count or 0,
            tokens_out=said.eval_count or 0,
        )

    def _refusal(self, error: ollama.ResponseError) -> str:
        """Why this passage alone was refused; whatever concerns more than this passage is raised."""
        status = error.status_code
        if status == 404:
            raise ProviderRefused(
                f"Ollama does not have the model {self.model} any more.",
                f"Get it with `ollama pull {self.model}`.",
                str(error),
            ) from error
        if status in (401, 402, 403):
            raise ProviderRefused(
                "Ollama does not let you use this model.",
                "Sign in with `ollama signin`, or choose a model that runs on this computer.",
                keys.without_keys(str(error)),
            ) from error
        if status in (408, 429) or status >= 500:
            after, busy = getattr(self._heard, "after", None), status in (429, 503)
            cost = 0.5 if busy else 1.0
            raise Again(f"Ollama had a problem of its own ({status}).", after, busy, cost=cost) from error
        return f"Ollama refused this passage ({status}): {str(error)[:200]}"


def installed(url: str = "") -> list[str]:
    """The names of the models that Ollama has.

    Raises:
        ProviderOff: it is not running.
    """
    return _names(_client(url))


def pull(model: str, report: Report, url: str = "") -> None:
    """Have Ollama download a model; reports bytes done and in all, layer by layer.

    Raises:
        ProviderOff: it is not running. ProviderRefused: there is no such model. Cancelled: as `report` does.
    """
    done: dict[str, tuple[int, int]] = {}
    try:
        for step in _client(url).pull(model, stream=True):
            if step.digest:
                done[step.digest] = (step.completed or 0, step.total or 0)
            here = sum(d for d, _ in done.values())
            total = sum(t for _, t in done.values())
            report(Progress("pull", here, total or None, step.status or ""))
    except ollama.ResponseError as error:
        raise ProviderRefused(
            f"Ollama could not download {model}: {str(error)[:200]}.", "Check the name at ollama.com/library."
        ) from error
    except (ConnectionError, httpx.TransportError) as error:
        raise _off(error) from error


def unload(model: str, url: str = "") -> None:
    """Have Ollama give back a model's memory now, not after some minutes; nothing where it is not running.

    Where the model is not in memory, nothing happens: it is not loaded for this.
    """
    gone = (ConnectionError, httpx.HTTPError, ollama.ResponseError, pydantic.ValidationError, ValueError)
    with suppress(*gone):  # no server, no such model: there is no memory to give back
        _client(url, wait=UNLOADED).generate(model, keep_alive=0)


def _client(
    url: str,
    workers: int = 1,
    listen: Callable[[httpx.Response], None] | None = None,
    wait: float = WHOLE_ANSWER,
) -> ollama.Client:
    keys.refuse_in(url)
    host = url or os.environ.get("OLLAMA_HOST", "")
    return ollama.Client(
        host=url or None,
        timeout=httpx.Timeout(wait, connect=5.0),
        limits=httpx.Limits(max_keepalive_connections=workers),  # more at a time where one hangs
        event_hooks={"response": [listen] if listen else []},
        trust_env=bool(host) and not is_local(host if "://" in host else f"http://{host}"),
    )


def _names(client: ollama.Client) -> list[str]:
    try:
        listed: Any = client.list()
    except (ConnectionError, httpx.TransportError) as error:
        raise _off(error) from error
    except ollama.ResponseError as error:
        message = "What answers at Ollama's address is not Ollama."
        raise ProviderOff(message, "Check the address, or start Ollama.", str(error)) from error
    return sorted(m.model for m in listed.models if m.model)


def _off(error: Exception) -> ProviderOff:
    return ProviderOff(OFF, "Open Ollama, or choose another provider.", str(error))
