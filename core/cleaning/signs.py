"""Owns titles and publishers' marks of front and back matter, in six languages; none is decisive alone."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _title(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"^\W*(?:" + "|".join(patterns) + r")\W*$", re.I)


TITLES: Mapping[str, re.Pattern[str]] = {
    "contents": _title(
        r"(?:table of |the )?contents(?: .{0,20}page)?",
        r"inhalt(?:sverzeichnis)?",
        r"table des mati[eè]res",
        r"sommaire",
        r"[íi]ndice(?: general| generale)?",
        r"contenido",
        r"sum[áa]rio",
        r"sommario",
        r"conte[úu]do",
    ),
    "title-page": _title(
        r"(?:half[ -]?)?title[ -]?page", r"cover", r"titelseite", r"page de titre", r"portada"
    ),
    "copyright": _title(
        r"copyright(?: page| notice)?",
        r"uncopyright",
        r"imprint",
        r"impressum",
        r"legal notice",
        r"licen[sc]e",
        r"mentions l[ée]gales",
        r"cr[ée]ditos",
        r"colofone?",
        r"permissions",
        r"disclaimer",
    ),
    "dedication": _title(
        r"dedication",
        r"dedicated to\b.*",
        r"widmung",
        r"d[ée]dicace",
        r"dedicatoria",
        r"dedicat[óo]ria",
        r"dedica",
    ),
    "epigraph": _title(r"epigraph", r"motto", r"[ée]pigraphe", r"ep[íi]grafe", r"epigrafe"),
    "praise": _title(
        r"(?:advance |early |more |further )?(?:praise|acclaim|applause) (?:for|from|of)\b.*",
        r"(?:some )?(?:press )?(?:opinions|notices)\b.{0,60}",
        r"(?:what )?(?:the )?(?:critics|reviewers|readers) (?:say|said|on|are saying)\b.*",
        r"critical acclaim.*",
        r"acclaim for\b.*",
        r"pressestimmen",
        r"reviews?",
    ),
    "acknowledgements": _title(
        r"(?:author.s )?acknowledge?ments?",
        r"(?:with )?thanks(?: to\b.*)?",
        r"thank you",
        r"(?:a |some )?(?:words?|notes?) of (?:thanks|gratitude)",
        r"(?:my )?gratitude",
        r"(?:sources|credits|notes) and acknowledge?ments",
        r"dank",
        r"danksagung",
        r"remerciements",
        r"agradecimientos",
        r"agradecimentos",
        r"ringraziamenti",
    ),
    "about-author": _title(
        r"about the (?:author|editor|translator|illustrator|contributor)s?",
        r"(?:a )?note (?:on|about) the author",
        r"meet the author",
        r"biographical (?:note|sketch)",
        r"[üu]ber (?:den autor|die autorin)",
        r"(?:à propos de|sur) l.auteur.?e?",
        r"(?:sobre|acerca de)l? (?:el |la |o |a )?autora?",
        r"l.autore",
        r"sull.autore",
        r"contributors",
    ),
    "other-books": _title(
        r"(?:also|other books|other works|books|more(?: books)?|other titles|novels|"
        r"works|by the same) (?:available )?(?:by|from|author)\b.*",
        r"by the same author.*",
        r"(?:weitere )?(?:b[üu]cher|werke) von\b.*",
        r"du m[êe]me auteur.*",
        r"(?:otros|otras) (?:libros|obras).*",
        r"do mesmo autor.*",
        r"dello stesso autore.*",
        r"from the same author.*",
    ),
    "advertisement": _title(
        r"read more (?:in|from|at|about)\b.*",
        r"about the publisher",
        r"about (?:this|the) (?:book|novel|story|series)",
        r"(?:newsletter|join|sign up)\b.{0,60}",
        r"(?:discover|find out) (?:more|your next)\b.*",
        r"(?:coming|available) (?:soon|now)\b.*",
        r"advertise?ments?",
        r"catalogue(?: of books)?",
        r"publisher.s (?:note|announcements?)",
        r"(?:das buch|der verlag|[üu]ber den verlag)",
        r"(?:connect|keep in touch|stay in touch|get in touch)\b.{0,40}",
        r"(?:an? )?(?:selected )?list of (?:fiction|books|titles|novels|works|publications)\b.*",
        r"(?:did you|have you|if you|want|loved|enjoyed|liked|thank you for (?:reading|buying|downloading|"
        r"choosing))\b.{0,60}",
        r"(?:before you go|a favou?r to ask|one last thing|leave a review|reader reviews?)",
        r"(?:anzeigen?|werbung|verlagsanzeigen|annonces|annunci|anuncios)",
    ),
    "excerpt": _title(
        r"read on (?:for|to)\b.*",
        r"(?:an? )?(?:exclusive |sneak )?(?:extract|excerpt|preview|peek|sample)s? "
        r"(?:from|of|at|chapter)\b.*",
        r"(?:turn the page|keep reading) (?:for|to)\b.*",
        r"leseprobe.*",
        r"extrait d[eu].*",
        r"coming next\b.*",
    ),
    "notes": _title(
        r"(?:explanatory |editor.s |translator.s |author.s )?(?:end|foot)?notes?(?: (?:to|on) the text)?",
        r"(?:anmerkungen|fu[ßs]+noten|endnoten)",
        r"notas(?: de rodap[ée])?",
        r"notes de (?:bas de page|fin)",
        r"note al testo",
    ),
    "index": _title(
        r"(?:general |subject |name )?index(?: of .{2,60})?",
        r"(?:personen|sach|namens)?register",
        r"[íi]ndice (?:onom[áa]stico|anal[íi]tico|remissivo)",
        r"index des noms",
    ),
    "bibliography": _title(
        r"(?:select(?:ed)? )?bibliograph(?:y|ie)",
        r"(?:suggestions for )?further reading",
        r"works cited",
        r"references",
        r"sources",
        r"literatur(?:verzeichnis|hinweise)?",
        r"bibliograf[íi]a",
        r"(?:recommended|suggested|selected|select|background) reading",
        r"(?:works|books|sources|texts) (?:consulted|cited|used|quoted|mentioned)",
        r"(?:a )?(?:note on |list of )?sources(?: and .{3,30})?",
        r"bibliographical notes?",
        r"quellen(?:verzeichnis|angaben)?|zum weiterlesen",
        r"fuentes|fonti|fontes|lectures? conseillées?",
        r"a note on (?:the )?(?:text|sources)",
    ),
    "illustrations": _title(
        r"(?:list of |the )?(?:illustrations|plates|figures|maps|tables|images)",
        r"(?:picture|photo|illustration|image|text)? ?credits?",
        r"frontispiece",
        r"abbildungsverzeichnis",
        r"table des illustrations",
        r"(?:lista de )?ilustra(?:ciones|[çc][õo]es)",
    ),
    "list": _title(
        r"(?:an? |the )?(?:alphabetical |complete |full )?list of\b.*",
        r"catalogue of\b.*",
        r"appendix of\b.*",
    ),
    "chronology": _title(
        r"(?:a |author.s )?(?:brief )?(?:chronology|timeline)(?: of .*)?",
        r"zeittafel",
        r"chronologie",
        r"cronolog[íi]a",
        r"key dates",
    ),
    "glossary": _title(
        r"glossary(?: of .*)?",
        r"glossar",
        r"glossaire",
        r"glosario",
        r"gloss[áa]rio",
        r"list of abbreviations",
        r"abbreviations",
    ),
    "questions": _title(
        r"(?:reading|reader.?s.?|book) (?:group|club)? ?(?:guide|questions|discussion)\b.*",
        r"(?:questions|topics) for discussion",
        r"discussion (?:questions|guide)",
        r"(?:a )?(?:conversation|q ?& ?a|interview) with\b.*",
        r"fragen zur diskussion",
    ),
    "content-note": _title(r"(?:content|trigger)s? (?:notes?|warnings?|advisory)\b.*", r"inhaltswarnung.*"),
    "colophon": _title(
        r"colophon",
        r"(?:a )?note on the type.*",
        r"about (?:this|the) (?:e-?book|edition|type.*)",
        r"kolophon",
        r"achev[ée] d.imprimer.*",
        r"colof[óo]n",
    ),
    "transcriber": _title(r"transcriber.?s.? notes?.*", r"(?:full )?project gutenberg.*", r"produced by\b.*"),
}
"""Rule -> what its section may be called. A title with a chapter's number before it counts for nothing."""

PREFACE = re.compile(
    r"^\W*(?:(?P<other>(?:editor|translator|publisher|general editor|series "
    r"editor).?s.? )|(?P<own>author.?s.? |the author.?s.? |my ))?"
    r"(?:a |an |the )?(?:new )?(?:fore-?word|preface|introduct(?:ion|ory(?: "
    r"note| essay| remarks)?)|after-?word|post-?script|prefatory note|"
    r"note(?: to the reader)?|to the reader|vorwort|geleitwort|einleitung|nachwort|"
    r"pr[ée]face|avant-propos|postface|"
    r"pr[óo]logo|prefacio|introducci[óo]n|ep[íi]logo del editor|pref[áa]cio|"
    r"introdu[çc][ãa]o|posf[áa]cio|prefazione|introduzione|postfazione|avvertenza|advert[eê]ncia|"
    r"avertissement|vorbemerkung|nachbemerkung|"
    r"(?P<named>nota del(?:la)? autora?|note de l.auteure?|nota dell.aut(?:ore|rice)|nota d[oa] autora?|"
    r"anmerkung de[rs] autor(?:s|in)?|(?:a )?(?:note|letter|word) from the author))"
    r"(?P<rest>\b.*)?$",
    re.I,
)
STORY = re.compile(
    r"^\W*(?:prolog(?:ue)?|prelude|epilog(?:ue)?|interlude|overture|coda|conclusion|"
    r"appendix|finale|prologo|epilogo|ep[íi]logo|pr[éo]lude|vorspiel|nachspiel)\b",
    re.I,
)
BY_NAME = re.compile(
    r"\b(?:by|from|von|par|por|di)\s+(?P<name>(?:(?:Dr|Prof|Professor|Sir|Rev|"
    r"Mrs?|Lord|Lady)\.?\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4})"
)

TYPES: Mapping[str, str] = {
    "titlepage": "title-page",
    "halftitlepage": "title-page",
    "halftitle": "title-page",
    "cover": "title-page",
    "copyright-page": "copyright",
    "imprint": "copyright",
    "seriespage": "other-books",
    "dedication": "dedication",
    "doc-dedication": "dedication",
    "epigraph": "epigraph",
    "doc-epigraph": "epigraph",
    "toc": "contents",
    "doc-toc": "contents",
    "landmarks": "contents",
    "page-list": "contents",
    "loi": "illustrations",
    "lot": "illustrations",
    "loa": "illustrations",
    "colophon": "colophon",
    "doc-colophon": "colophon",
    "acknowledgments": "acknowledgements",
    "doc-acknowledgments": "acknowledgements",
    "endnotes": "notes",
    "rearnotes": "notes",
    "footnotes": "notes",
    "doc-endnotes": "notes",
    "index": "index",
    "doc-index": "index",
    "bibliography": "bibliography",
    "doc-bibliography": "bibliography",
    "glossary": "glossary",
    "doc-glossary": "glossary",
    "other-credits": "colophon",
    "contributors": "about-author",
    "biographical-note": "about-author",
    "z3998:biographical-note": "about-author",
    "errata": "colophon",
    "z3998:promotional-copy": "advertisement",
    "z3998:other-books": "other-books",
    "z3998:frontispiece": "illustrations",
    "frontispiece": "illustrations",
}
"""epub:type or role -> rule: what a publisher marks is what it is."""
PREFACE_TYPES = frozenset(
    [
        "preface",
        "doc-preface",
        "introduction",
        "doc-introduction",
        "foreword",
        "doc-foreword",
        "afterword",
        "doc-afterword",
        "preamble",
        "z3998:translators-note",
        "z3998:editorial-note",
        "z3998:published-works",
    ]
)
STORY_TYPES = frozenset(
    [
        "chapter",
        "doc-chapter",
        "part",
        "doc-part",
        "volume",
        "division",
        "prologue",
        "doc-prologue",
        "epilogue",
        "doc-epilogue",
        "conclusion",
        "doc-conclusion",
        "appendix",
        "doc-appendix",
        "se:short-story",
        "se:novella",
        "z3998:poem",
    ]
)
