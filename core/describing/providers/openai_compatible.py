"""Owns asking any server that speaks OpenAI's chat completions: DeepSeek, OpenRouter, LM Studio and so on."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx

from core import keys
from core.describing.providers import SERVICES, Answer, Ask, Tick, idle, is_local, key_name
from core.describing.providers.pace import retry_after
from core.describing.providers.parallel import Again, ask_in_parallel
from core.progress import BadOption, PasticheError, ProviderOff, ProviderRefused

WHOLE_ANSWER = 300.0  # seconds; a local model on a slow machine may need minutes
LARGEST = 4 << 20  # bytes of an answer; a description has a few thousand
NO_CREDIT = re.compile("insufficient[ _](quota|balance|credit)|exceeded your current quota")
NO_MODEL = re.compile(
    r"model\b.{0,80}(not exist|not found|unknown|not a valid)|(unknown|invalid|no such) model"
)
MODERATED = re.compile("flagged|moderation")
EXAMPLE = "Write it like openai:MODEL@http://127.0.0.1:8080/v1."
OPTIONAL = ("seed", "temperature", "max_tokens")


class OpenAICompatible:
    """One service, one model, one key; see `core.describing.providers.Provider`.

    Args:
        service: a key of SERVICES. url: another address than the service's own.

    Raises:
        BadOption: no model is named, or the address is none.
        Missing: the service needs a key and there is none.
    """

    reads_prompts = True

    def __init__(self, service: str, model: str = "", url: str = "", workers: int = 1) -> None:
        known = SERVICES[service]
        _check_name(service, model, url)
        self.url = _base(url or known.url)
        self.shown = known.shown if not url else urlsplit(url).netloc
        self.model = model or ("" if url else known.model)
        if not self.model:
            raise BadOption(f"{known.shown} needs the name of a model.", f"Write {service}:MODEL.")
        self.name = f"{service}:{self.model}" + (f"@{url}" if url else "")
        self.batch = workers
        self.first_wait = 1.0
        self.trouble = ""
        self._answered = False
        self._unwanted: frozenset[str] = frozenset()
        self._extra = {} if url else dict(known.extra)
        key = keys.need(service, known.shown) if known.needs_key and not url else self._optional_key()
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(WHOLE_ANSWER, connect=15.0),
            limits=httpx.Limits(max_keepalive_connections=workers),  # more at a time where one hangs
            trust_env=not is_local(self.url),  # a proxy would look for 127.0.0.1 on its own machine
        )

    def _optional_key(self) -> str | None:
        """A server the user named may want a key or not."""
        name = key_name(self.name)
        key = keys.find(name) if name else None
        return keys.check(key) if key else None

    def describe(self, prompts: Sequence[Ask], tick: Tick = idle) -> Iterator[Answer]:
        """See `Provider.describe`."""
        return ask_in_parallel(prompts, self._ask, self.batch, tick, self.first_wait, self._say)

    def _say(self, trouble: str) -> None:
        self.trouble = trouble

    def _ask(self, ask: Ask) -> Answer:
        request = self._request(ask)
        try:
            status, headers, body = self._post(request)
        except httpx.ConnectError as error:
            raise self._off(error) from error
        except httpx.TimeoutException as error:
            raise Again(f"{self.shown} did not answer in time.", busy=True, cost=2.0) from error
        except httpx.RequestError as error:
            raise Again(f"The connection to {self.shown} broke.") from error
        self._answered = True
        data = _parsed(body)
        problem = data.get("error")
        if status != 200 or problem:
            return Answer(ask.id, "", error=self._refusal(request, status, headers, problem, body))
        return _answer(ask, data)

    def _request(self, ask: Ask) -> dict[str, Any]:
        request: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": "user", "content": ask.prompt}],
            "stream": False,
            "max_tokens": ask.max_tokens,
            "temperature": ask.temperature,
            "seed": ask.seed,
            **self._extra,
        }
        for name in self._unwanted:
            value = request.pop(name, None)
            if name == "max_tokens":
                request["max_completion_tokens"] = value
        return request

    def _post(self, request: Mapping[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        """One exchange within a time for the whole of it: a body that trickles must not hold a worker."""
        end = time.monotonic() + WHOLE_ANSWER
        with self._client.stream("POST", f"{self.url}/chat/completions", json=dict(request)) as response:
            body = bytearray()
            for part in response.iter_bytes():
                body += part
                if time.monotonic() > end or len(body) > LARGEST:
                    raise Again(f"{self.shown} took too long over one answer.", cost=2.0)
            return response.status_code, response.headers, bytes(body)

    def _refusal(
        self, request: Mapping[str, Any], status: int, headers: httpx.Headers, problem: Any, body: bytes
    ) -> str:
        """Why this passage alone was refused; whatever concerns more than this passage is raised."""
        said = _said(problem, body)
        if status == 200:  # OpenRouter puts the status into the body
            code = problem.get("code") if isinstance(problem, dict) else None
            status = code if isinstance(code, int) else 500
        lower = f"{said} {problem}".lower()
        if status == 402 or NO_CREDIT.search(lower):
            raise ProviderRefused(
                f"Your {self.shown} account has no credit left.",
                "Add credit there, then start this step again; what is done is kept.",
                said,
            )
        if status in (401, 403) and not MODERATED.search(lower):
            raise ProviderRefused(
                f"{self.shown} refused the key.", "Check the key in Settings > Keys and try again.", said
            )
        if status == 429:
            raise Again(f"{self.shown} is busy (429).", retry_after(headers), busy=True, cost=0.5)
        if status in (408, 409, 425) or status >= 500:
            raise Again(f"{self.shown} had a problem of its own ({status}).", after=retry_after(headers))
        self._drop_unwanted(lower, request)
        if status == 404 or NO_MODEL.search(lower):
            raise ProviderRefused(
                f"{self.shown} has no model named {self.model} at {self.url}.",
                "Check the model's name and the address.",
                said,
            )
        return f"{self.shown} refused this passage ({status}): {said}"

    def _drop_unwanted(self, lower: str, request: Mapping[str, Any]) -> None:
        """Some models refuse a seed or a temperature, think whatever they are told, or want other names."""
        refused = "unsupported" in lower or "not supported" in lower
        for name in (*self._extra, *(OPTIONAL if refused else ())):
            if name in lower and name in request:
                self._unwanted |= {name}
                raise Again(f"{self.shown} does not know {name}.", changed=True)

    def _off(self, error: httpx.ConnectError) -> PasticheError | Again:
        """At once where nothing ever answered on this machine; what answered before may come back."""
        if is_local(self.url):
            message = f"Nothing answers at {self.url}."
            remedy = "Start the server there, or choose another provider."
        else:
            message = f"{self.shown} cannot be reached."
            remedy = "Check the internet connection, then start this step again; what is done is kept."
        off = ProviderOff(message, remedy, str(error))
        return off if is_local(self.url) and not self._answered else Again(message, last=off)


def _check_name(service: str, model: str, url: str) -> None:
    """Look at what the user wrote, before anything else, and before it is shown anywhere.

    Raises:
        BadOption: an address that is none, or that holds a key.
    """
    keys.refuse_in(url)
    _, at, behind = model.partition("@")
    if "://" in model:
        raise BadOption("An address stands where the model should be named.", EXAMPLE)
    if at and model[0] != "@" and not url and service != "lmstudio":  # LM Studio writes MODEL@QUANTIZATION
        raise BadOption(f'"{behind}" is no web address.', EXAMPLE)


def _base(url: str) -> str:
    """The address without /chat/completions; a bare host gets the usual /v1."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise BadOption(f'"{url}" is no web address.', EXAMPLE)
    url = url.rstrip("/").removesuffix("/chat/completions")
    return url if urlsplit(url).path or parts.hostname == "api.deepseek.com" else f"{url}/v1"


def _parsed(body: bytes) -> dict[str, Any]:
    """The body as a JSON object; empty for an error page. Truncated JSON shows as no choices."""
    try:
        data = json.loads(body)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _said(problem: Any, body: bytes) -> str:
    """What the server said of its refusal, short, and without a key in it."""
    message = problem.get("message") if isinstance(problem, dict) else problem
    text = str(message) if message else body[:300].decode("utf-8", "replace")
    return keys.without_keys(" ".join(text.split()))[:200]


def _answer(ask: Ask, data: Mapping[str, Any]) -> Answer:
    try:
        choice = data["choices"][0]
        text = choice["message"].get("content") or ""
        ended = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise Again("An answer came damaged.") from error
    if not isinstance(text, str):
        raise Again("An answer came damaged.")
    return Answer(
        ask.id,
        text,
        error="The provider's filter refused this passage." if ended == "content_filter" else "",
        cut=ended == "length",
        tokens_in=_count(data, "prompt_tokens"),
        tokens_out=_count(data, "completion_tokens"),
    )


def _count(data: Mapping[str, Any], name: str) -> int:
    """Tokens as the provider counts them; 0 where it does not say."""
    usage = data.get("usage")
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) else 0
