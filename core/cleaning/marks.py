"""Owns the look of single lines that are no story: legal words, contents, notes, licences, ends."""

from __future__ import annotations

import re

LEGAL = re.compile(
    r"all rights reserved|\bISBN\b|copyright ©|©\s*\d{4}|\(c\)\s*\d{4}|copyright,? "
    r"(?:\d{4}|by)|no part of this (?:book|publication)|"
    r"library of congress|british library|cataloging|cataloguing|moral rights?|"
    r"work of fiction|first (?:published|edition|printing)|"
    r"published (?:by|in)\b|printed (?:in|by|and bound)|typeset (?:in|by)|an imprint of|edition \d|"
    r"this book is sold subject|uncorrected (?:bound )?proof|not for (?:re)?sale|\w@[\w-]+\.\w|"
    r"copyright material|www\.|https?://|alle rechte|tous droits|todos "
    r"los derechos|todos os direitos|"
    r"tutti i diritti|propriet[àa] letteraria|riproduzione|prima edizione|finito di stampare|"
    r"d[ée]p[ôo]t l[ée]gal|"
    r"achev[ée] d.imprimer|loi du \d|propri[ée]t[ée] intellectuelle|primera edici[óo]n|dep[óo]sito legal|"
    r"impreso en|prohibida la|primeira edi[çc][ãa]o|impresso (?:no|em)|\d\. ?auflage|"
    r"umschlag(?:gestaltung|bild)|"
    r"druck und|printed by|trademarks?\b|jacket (?:design|photograph|art)|cover (?:design|image|art|"
    r"photograph)|deutsche nationalbibliothek|\b\d{1,2}( "
    r"\d{1,2}){5,}\b|p\. cm\.|creative commons|project gutenberg",
    re.I,
)
SELLING = re.compile(
    r"available (?:now|soon|in|wherever)|newsletter|visit (?:us|the|our)|www\.|"
    r"https?://|sign up|bestsell|translated into|"
    r"hardback|paperback|e-?book|author of \w+ (?:books|novels)|lives (?:in|by|with|on)\b",
    re.I,
)
EDITION = re.compile(
    r"(?:present|this|new|first|second|original) (?:edition|printing|text)|new "
    r"readers|this (?:introduction|foreword|afterword)|"
    r"readers coming to|scholars|critics|\bthe novel\b|\bthis (?:book|novel|"
    r"narrative|volume|work)\b|biograph|the author\b|\bdies(?:er|e|es|em|en) (?:roman|buch|novelle|"
    r"erzählung|ausgabe)|"
    r"\bder (?:roman|autor)\b|\bdie autorin\b|\b(?:ce|cette) (?:livre|roman|récit|édition)|"
    r"\b(?:l.auteure?|le romancier)\b|"
    r"\best[ea] (?:libro|novela|relato|obra|edición|livro|romance|edição)|\b(?:el autor|la autora|o autor|"
    r"a autora)\b|"
    r"\b(?:questo|il) (?:libro|romanzo|racconto)\b|\bl.autor[ei]\b|\bl.autrice\b",
    re.I,
)
BIOGRAPHY = re.compile(
    r"\b(?:was born|born in|grew up|lives (?:in|by|with|on|near)|is the author of|has written|"
    r"divides (?:her|his) time|"
    r"geboren|lebt (?:in|als|mit)|née? (?:à|en|le)|vit (?:à|en)|est l.auteure?|nació|vive en|es autora?|"
    r"nat[oa] (?:a|nel)|vive a|nasceu|vive em|é autora?)\b",
    re.I,
)
SCAN = re.compile(
    r"returned to the library|last date stamped|date due|^\W*due\b|university library|public library|"
    r"digiti[sz]ed (?:by|for|from)|internet archive|google books|scanned (?:by|from|at)|usage guidelines|"
    r"call number|"
    r"ex libris|presented (?:to|by) the library|withdrawn from|shelf-?mark|accession no|\bstacks?\b|"
    r"microfilm|"
    r"day use|\bborrowed\b.{0,20}$|renewed books|immediate recall|this (?:scan|digital copy)|"
    r"optical character",
    re.I,
)
COLOPHON = re.compile(
    r"\btypefaces?\b|\b(?:is|was|been) (?:type)?set in\b|\bset in \d|acid-free|printed on\b.{0,40}paper|"
    r"point type|"
    r"letterpress|\bcopies (?:were|have been) printed|gesetzt (?:aus|in) der|composé en|compuesto en|"
    r"composto in",
    re.I,
)
THANKS = re.compile(
    r"\b(?:i owe|without whom|were it not for|thank(?:s|ful|ed)?|grateful|gratitude|indebted|my (?:editor|"
    r"agent)|"
    r"danke|dank|merci|remercie|gracias|agradezco|obrigad[oa]|grazie)\b",
    re.I,
)
DEDICATION = re.compile(
    r"^\W*(?:for|to|in (?:loving )?memory|dedicated|this book is|in token|in "
    r"pleasant|inscribed|für|meine[mrn]|dem andenken|à|pour|para|al?|ai|alla|"
    r"in memoria)\b",
    re.I,
)
TOC_LINE = re.compile(r"(?:\.\s?){3,}\s*\w+\s*$|\s(?:\d{1,4}|[ivxlc]+)\s*$|^\W*(?:chap\.|page)\W*$", re.I)
ATTRIBUTED = re.compile(
    r"[”\"’»]\s*(?:[—–-]+\s*|\()[A-Z]|^[—–-]+\s*[A-Z][^.!?]{2,60}$|"
    r"^[“‘\"][^”’\"]{10,}[”’\"]\s+[A-Z][^.!?]{2,40}$|★{3,}"
)
WARNING = re.compile(
    r"\b(?:contains?|depicts?|includes?|features?|mentions?)\b.{0,120}\b(?:violence|deaths?|abuse|"
    r"bereavement|suicide|"
    r"assault|sexual|strong language|peril|self-harm|drug use|swearing)\b",
    re.I | re.S,
)
QUESTION = re.compile(r"^[^“”\"‘«»]+\?$")
QUOTED = re.compile(r"^[“‘\"«„].*[”’\"»“]\.?$")
PLEA = re.compile(
    r"thank(?:s| you) for (?:choosing|reading|buying|downloading)|if you(?:.ve| have| did)? enjoy|"
    r"(?:leave|write|post|leaving|writing) (?:a|an honest|your|me a) (?:short |quick )?review|sign up|"
    r"my newsletter|mailing list|"
    r"(?:loved|enjoyed|liked) this (?:book|story|novel)|also (?:downloaded|bought)|unsubscribe|never miss|"
    r"your e-?mail|giveaways|hope you (?:have )?enjoy|first to (?:hear|know)|"
    r"abonnez-vous|suivez|suscr[íi]bete|s[íi]ganos|iscriviti|seguici|siga-nos|melden sie sich|"
    r"r[ée]seaux sociaux|redes sociales|social media|"
    r""
    r"latest releases|next book|get your (?:free )?copy|reading (?:club|squad|group|team)|word of mouth",
    re.I,
)
PRICE = re.compile(
    r"[$£€]\s?\d|\b\d+\s?s\.(?:\s?\d+d\.)?|\b\d+d\.|\bcents\b|\b(?:\d{1,2}mo|[48]vo|quarto|octavo)\b|"
    r"\bcloth\b.*\b(?:gilt|boards|net|extra|\d)|\bpaper,|\bprices? (?:of |:)?\s?[$£€\d]|\bprices shown\b",
    re.I,
)
YEAR_LINE = re.compile(r"^\W*(?:c\. ?)?1?\d{3}(?:[–-]\d+)?\b")
NOTE_LINE = re.compile(r"^\W*(?:\d{1,3}|[*†‡§]+|[a-z])\s*[.)\]:]?\s+[\w“‘\"«(]")
INDEX_LINE = re.compile(r"(?:,\s*\d{1,4}(?:[–-]\d+)?)+\.?$|,? see (?:also )?[A-Z]")

GUTENBERG_START = re.compile(
    r"\*{2,3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|^\*END\*?\s*THE SMALL PRINT", re.I
)
GUTENBERG_END = re.compile(
    r"\*{2,3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|^End of (?:the |this )?Project "
    r"Gutenberg|^\*{3} ?START: FULL LICENSE",
    re.I,
)
GUTENBERG_CREDIT = re.compile(
    r"^(?:e-?text |html version )?(?:produced|prepared|transcribed|proofread|scanned|"
    r"created)\b.{0,40}\bby\b|"
    r"^this (?:e-?text|e-?book|file|edition) was (?:produced|prepared|transcribed|scanned|created|typed)\b|"
    r"distributed proofread|^note: (?:project gutenberg|images)|^the images? of the original",
    re.I | re.S,
)
TRANSCRIBER = re.compile(r"^\W*transcriber.?s.? note|^\W*\[?transcriber", re.I)
ILLUSTRATION = re.compile(
    r"^\[\s*(?:illustration|frontispiece|figure|image|abbildung|ilustra\w+)\b.*\]$", re.I | re.S
)
FOOTNOTE = re.compile(r"^(?:\[(?:footnote\s*)?(?:\d{1,3}|[A-Z*†])(?:[:.]?\]|:)|\{\d+\})\s*\S", re.I)
THE_END = re.compile(
    r"^\W*(?:(?i:the\s+end|finis|end of (?:the )?(?:first |second |third )?(?:volume|"
    r"vol\.?|part|book)\b.{0,20})"
    r"|FIN|FINE|FIM|ENDE|END|Fin|Fim|Ende)\W*$"
)
