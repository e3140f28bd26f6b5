"""Owns how models say no, and how they talk to whoever asked, in the languages that they do it in."""

from __future__ import annotations

import re

from core.describing.person import narration
from core.language.sentences import split_sentences

_LOOKED_AT = 3
"""Sentences from the beginning in which a refusal would stand."""
_BEGINNING = 600  # characters
_TASK = (
    r"(?:help|assist|describe|provide|fulfil+|comply|continue|complete|process|summari[sz]e|reproduce|share"
    r"|engage|create|generate|discuss|analy[sz]e|do (?:this|that)|proceed|answer|offer|give|retell)"
)
_REFUSES = re.compile(
    r"\A\W*(?:"
    rf"(?:\w+,? )?(?:but |however,? )?i(?:'m| am|’m) (?:\w+ )?(?:unable|not able|not comfortable) to {_TASK}"
    rf"|(?:\w+,? )?i (?:cannot|can't|can’t|can not|won't|won’t|will not|must decline to"
    rf"|am not allowed to) {_TASK}"
    r"|(?:i(?:'m| am|’m) (?:\w+ )?(?:sorry|afraid)|sorry|my apologies|apologies|unfortunately|regrettably)\b"
    rf"[^.!?]{{0,40}}\b(?:not|can['’]?t|cannot|won['’]?t|unable|decline)\b[^.!?]{{0,30}}\b{_TASK}"
    r"|i must decline\b|as an? (?:ai|language model|large language model|assistant)\b|i(?:'m| am|’m) an? ai\b"
    r"|please (?:provide|share|paste|send)\b|i don['’]t see (?:an|any|the) (?:excerpt|text|passage)"
    r"|(?:it (?:looks|seems) like|there is) (?:you|no) (?:didn['’]t|did not|haven['’]t|excerpt|text)"
    r"|es tut mir (?:sehr )?leid|leider (?:kann|darf|ist es mir)"
    r"|(?:als|ich bin) (?:eine? )?ki\b|als sprachmodell"
    r"|ich (?:kann|darf) (?:ihnen|dir|dies\w*|den|das|bei|leider|hier)\b[^.!?]{0,60}\bnicht\b"
    r"|je (?:suis|regrette)\b[^.!?]{0,20}(?:désolée?\b|mais je)|désolée?(?:[,.!]| mais)"
    r"|malheureusement,? je (?:ne|n['’])"
    r"|je ne (?:peux|suis) pas (?:en mesure|vous|t['’]|décrire|fournir|répondre|aider|traiter)"
    r"|en tant qu['’](?:ia|intelligence|assistant|un mod)"
    r"|lo siento\b|lamento\b|lamentablemente,? no"
    r"|no puedo (?:ayudar|describir|cumplir|proporcionar|realizar|atender)"
    r"|como (?:modelo|ia|una ia|asistente|um modelo|uma ia|assistente)\b"
    r"|desculpe\b|sinto muito\b|infelizmente,? não|não (?:posso|consigo|é possível)"
    r" (?:ajudar|atender|descrever|fornecer|cumprir|realizar|responder)"
    r"|mi dispiace\b|purtroppo non posso|non posso (?:aiutar|descrivere|fornire|soddisfare)"
    r"|het spijt me|helaas kan"
    r"|申し訳(?:ありません|ございません|ないのですが|ないですが)|すみませんが|恐れ入りますが"
    r"|[^。]{0,40}(?:お手伝い|お答え|対応|ご要望|説明)[^。]{0,12}(?:できません|いたしかね)"
    r"|抱歉|对不起|很遗憾|我(?:无法|不能)(?:提供|描述|协助|帮助|满足|完成)"
    r")",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    r"\A\W*(?:(?:i(?:'m| am|’m)|we(?:'re| are|’re)) (?:(?:very |really |so )?sorry|afraid|unable|not able"
    r"|not comfortable)\b|sorry(?:[,.!]| but\b| i\b)|apologies[,.!]|my apologies|unfortunately,? i\b"
    r"|i (?:cannot|can't|can’t|can not|won't|won’t|will not|don't feel|do not feel|don't have|do not have"
    r"|need (?:more|the|you)|don't see|do not see)\b|je ne peux pas|no puedo|não posso|non posso)",
    re.IGNORECASE,
)
_MODEL_TALK = re.compile(
    r"\b(?:as an ai\b|ai language model|(?:as|i am|i['’]m) an? (?:large )?language model"
    r"|my (?:content )?guidelines|content policy"
    r"|copyrighted (?:material|text|work|content)|(?:protected by|due to) copyright"
    r"|ki-(?:sprach)?modell|urheberrechtlich geschützt|(?:en tant que|comme) modèle de langage"
    r"|protégée?s? par (?:le|les|des) droits? d['’]auteur"
    r"|como modelo de (?:lenguaje|linguagem)|protegid\w+ por (?:los )?(?:derechos de autor|direitos autorais)"
    r"|come modello linguistico"
    r"|言語モデル|著作権|语言模型)",
    re.IGNORECASE,
)
_TO_THE_USER = re.compile(
    r"\b(?:i(?:'d| would|’d| can| could|'ll|’ll| will) (?:be )?(?:gladly |instead |also )?(?:glad|happy"
    r"|pleased|help you|assist you|describe (?:the|this|it)|need to (?:describe|look|read))"
    r"|you (?:provided|shared|gave|requested|asked|pasted)|your (?:request|prompt|instructions?|excerpt)"
    r"|the (?:task|prompt|instructions?|user)(?: here)? (?:asks?|says?|wants?|requires?|is to|are to|states?)"
    r"|final description|word limit|ihre anfrage|helfe (?:ich )?(?:ihnen|dir)|behilflich sein|votre demande"
    r"|vous aider|su solicitud|tu solicitud|ayudar(?:te|le) |sua solicitação|este pedido|posso ajudar)",
    re.IGNORECASE,
)


def is_refusal(text: str, told_by_i: bool) -> bool:
    """Whether the text says no in place of describing.

    Args:
        told_by_i: of a passage told by "I", "I cannot" may be a description's own first words.
    """
    text = narration(text[:_BEGINNING])
    if _MODEL_TALK.search(text) or (not told_by_i and _PLAINLY.match(text)):
        return True
    return any(_REFUSES.match(s) for s in split_sentences(text)[:_LOOKED_AT])


def talks_to_the_user(text: str) -> bool:
    """Whether the text speaks of the question, or to whoever asked it."""
    return bool(_TO_THE_USER.search(text))
