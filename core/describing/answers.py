"""Owns what a model's answer says: takes off thinking, preambles, wrappers and chatter, no more."""

from __future__ import annotations

import re

from core.language.words import words

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_THOUGHT = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_TOKENS = re.compile(
    r"<\|[\w ]{1,30}\|>|</?s>|<(?:start|end)_of_turn>|<eos>|\[/?INST\]|\A\s*(?:assistant|model)\s*\n",
    re.IGNORECASE,
)
"""What a chat template sets around an answer, where a server lets it through."""
_TAGS = re.compile(r"\A<([a-z_]{3,20})>\s*(.*?)\s*</\1>\Z", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"\A```\w*\n(.*?)\n?```\Z", re.DOTALL)
_RULE = re.compile(r"(?m)^[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*$")
_WILLING = (
    r"(?:sure(?: thing)?|certainly|of course|okay|ok|alright|absolutely|gladly|happy to help"
    r"|natürlich|gerne?|klar|selbstverständlich|bien sûr|certainement|avec plaisir|d['’]accord"
    r"|claro(?: que sí)?|por supuesto|con gusto|desde luego|com certeza|com prazer|certo|certamente"
    r"|volentieri|natuurlijk|もちろんです|もちろん|はい|承知しました|かしこまりました|当然|好的)"
)
_HERE = (
    r"(?:here(?:'s|’s| is| are)\b|below is\b|this is\b|the following is\b|what follows is\b"
    r"|hier (?:ist|folgt)\b|nachfolgend\b|im folgenden\b|voici\b|ci-dessous\b|aquí (?:tienes|tiene|está|va)\b"
    r"|a continuación\b|aqui (?:está|vai)\b|segue(?:-se)?\b|ecco\b|di seguito\b|hieronder\b|以下)"
)
_TASK = (
    r"(?:descri|beschreib|schilder|summar|zusammenfass|résum|resum|riassunt|excerpt|passage|auszug|extrait"
    r"|fragment|trecho|brano|説明|描写|要約|抜粋|描述|概述)"
)
_OPENING = re.compile(
    rf"\A\W*(?:{_WILLING}(?:[!:！：]\s*|[.,。、]\s*(?:\n|(?={_HERE}))))?"
    rf"(?:{_HERE}(?:[^\n:：]{{0,120}}[:：][\s*_]*\n|[^\n:：.!?]{{0,60}}?{_TASK}[^\n:：.!?]{{0,60}}[:：])\s*)?",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(rf"\A[^\n]{{0,160}}?{_TASK}[^\n]{{0,100}}[:：][\s*_]*\n", re.IGNORECASE)
"""A first line that ends in a colon and speaks of a description, in any language."""
_PROMISE = re.compile(
    r"\A(?:[^\n.!?]{0,30}[!.]\s+)?(?:(?:i(?:['’]d| would) be (?:happy|glad|pleased) to"
    r"|i(?:['’]ll| will)(?: now)?|let me(?: now)?) (?:describe|give|provide)"
    r"|as (?:you )?requested\b|per your request\b)"
    rf"[^\n.!?:]{{0,80}}?{_TASK}[^\n.!?:]{{0,100}}[.!:]\s+(?=\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\A[\s*_#>]*(?:(?:(?:content |plain |detailed )?(?:description|summary)|excerpt description)"
    r"(?: of (?:the|this) (?:excerpt|passage|text))?|beschreibung|zusammenfassung|résumé|descripción|resumen"
    r"|descrição|resumo|descrizione|riassunto|beschrijving|説明|描述)[\s*_]*(?:[:：][\s*_]*|\n+)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"(?:\n\s*|(?<=[.!?”\"]) |(?<=[。！？]))\W*(?:let me know(?: if| whether| how|[.!])|i hope (?:this|that)"
    r" (?:description|summary|helps|meets|captures|gives|works|serves|answers|is what|is help)"
    r"|would you like|feel free to|if you(?:'d| would) like"
    r"|if you (?:need|want|have) (?:any|more|further|me|another)\b|please let me know"
    r"|is there anything else|word count\b|note: this description|lassen sie mich|lass mich wissen"
    r"|ich hoffe,? (?:das|dies|diese)|wenn (?:sie|du) (?:möchten|möchtest|wünschen|weitere)"
    r"|n['’]hésitez pas|j['’]espère que|souhaitez-vous|si vous (?:souhaitez|voulez|avez)"
    r"|espero que (?:est[aeo]|te |le |isso|isto|a descri|la descri)|avísame"
    r"|si (?:necesitas|quieres|deseas|necesita|desea) (?:algo|más|otr|que|alg)"
    r"|se (?:precisar|quiser|desejar) (?:de |mais|que|algo|outr)"
    r"|spero che (?:quest|ti )|fammi sapere|se (?:vuoi|hai) (?:altr|bisogno|che)"
    r"|ご不明|何か(?:ご不明|他にご)|お役に立|他にもご|希望这|如果您|如需)"
    r"[^\n]{0,300}\s*\Z",
    re.IGNORECASE,
)
_QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"))


def clean(answer: str) -> str:
    """The description in an answer: no thinking, preamble, label, quotes around it, or chatter behind it.

    Blank lines are closed up: in the training format a blank line ends the description.
    """
    text = _TOKENS.sub("", answer.replace("\r\n", "\n"))
    text = _THOUGHT.sub("", _THINKING.sub("", text)).strip()
    text = _unwrapped(text)
    for pattern in (_OPENING, _ANNOUNCES, _PROMISE, _LABEL):
        rest = pattern.sub("", text, count=1).strip()
        text = rest if pattern is _LABEL or _took_words(text, rest) else text
    text = _unwrapped(text)
    while (shorter := _CHATTER.sub("", text).strip()) != text:
        text = shorter
    text = _without_quotes(text)
    text = re.sub(r"(?m)^#+\s+", "", text).replace("**", "")
    return re.sub(r"[ \t]*\n\s*", "\n", text).strip()


def _unwrapped(text: str) -> str:
    """Without rules, and without the code fence or tags around all of it."""
    text = _RULE.sub("", text).strip()
    fenced = _FENCE.match(text)
    text = fenced[1].strip() if fenced else text
    tagged = _TAGS.match(text)
    return tagged[2] if tagged else text


def _took_words(text: str, rest: str) -> bool:
    """Whether more than an opening quotation mark went: those are for `_without_quotes`."""
    return len(words(rest)) < len(words(text))


def _without_quotes(text: str) -> str:
    for opens, closes in _QUOTES:
        inside = text[1:-1]
        around = len(text) > 1 and text[0] == opens and text[-1] == closes
        if around and opens not in inside and closes not in inside:
            return inside.strip()
    return text
