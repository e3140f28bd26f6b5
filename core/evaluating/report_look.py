"""Owns how the report looks as a web page: light and dark as the system has it, and on paper."""

from __future__ import annotations

LIGHT = {
    "page": "#FCFBF9",
    "text": "#1E1D1B",
    "soft": "#5C5852",
    "card": "#FFFFFF",
    "line": "#E2DFD9",
    "accent": "#2B57A6",
    "base": "#8F8A82",
    "voice": "#2B57A6",
    "author": "#1E1D1B",
    "author-band": "#DCE5F5",
    "others-band": "#ECEAE5",
    "empty": "#E8E5DF",
    "mark": "#F6E2B8",
    "look": "#855400",
    "error": "#A5351F",
}
DARK = {
    "page": "#202122",
    "text": "#E8E6E1",
    "soft": "#B0ACA4",
    "card": "#262728",
    "line": "#3B3D40",
    "accent": "#8FB2F0",
    "base": "#8A8D90",
    "voice": "#8FB2F0",
    "author": "#E8E6E1",
    "author-band": "#2C3A55",
    "others-band": "#303234",
    "empty": "#38393B",
    "mark": "#57471F",
    "look": "#E2B566",
    "error": "#F09A86",
}
DRAWN = ("base", "voice", "author", "author-band", "others-band", "text", "soft", "line", "empty")
"""Roles that the pictures are drawn in."""
SERIF = 'Charter, "Iowan Old Style", Georgia, "Source Serif 4", "Noto Serif", serif'
SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", Inter, "Noto Sans", sans-serif'

_RULES = """
* { box-sizing: border-box; }
html { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%; }
body { max-width: 48rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; font: 16px/1.55 SANS; }
h1, h2, h3, p, figure, ul { margin: 0; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
header p { color: var(--soft); }
h1 { font: 600 2.1rem/1.2 SERIF; margin: .2rem 0 .3rem; }
h2 { font: 600 1.35rem/1.3 SERIF; }
h3 { font-size: 1rem; font-weight: 600; }
.remark + h3 { margin-top: 1.8rem; }
.headline { margin: 2rem 0 1.5rem; padding: 1.2rem 1.5rem; background: var(--card);
            border: 1px solid var(--line); border-left: 4px solid var(--accent);
            border-radius: 0 8px 8px 0; font: 1.35rem/1.45 SERIF; }
.advice { margin: -0.6rem 0 1.5rem; font-weight: 600; }
.headline.copied { border-left-color: var(--error); }
.headline.look { border-left-color: var(--look); }
.short { list-style: none; padding: 0; margin: 0 0 1rem; }
.short li { display: grid; grid-template-columns: 1.5rem 17rem 1fr; gap: .25rem .5rem; padding: .5rem 0;
            border-top: 1px solid var(--line); }
.short li:last-child { border-bottom: 1px solid var(--line); }
.tick { color: var(--accent); font-weight: 600; }
.look .tick { color: var(--look); }
.copied .tick { color: var(--error); }
section { margin-top: 3.2rem; }
.said { margin: .35rem 0 1.2rem; font-size: 1.06rem; }
figure { margin: 0 0 1.2rem; padding: 1.2rem; background: var(--card); border: 1px solid var(--line);
         border-radius: 8px; }
.narrow { display: none; }
figure svg { display: block; width: 100%; height: auto; font-family: SANS; }
figcaption, .remark, .small { font-size: .85rem; color: var(--soft); }
figcaption { margin-top: .9rem; }
.remark { margin-top: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .42rem .6rem; text-align: right; border-bottom: 1px solid var(--line);
         font-variant-numeric: tabular-nums; }
thead th { color: var(--soft); font-weight: 400; font-size: .85rem; vertical-align: bottom; }
th:first-child { text-align: left; font-weight: 400; padding-left: 0; }
td:last-child, th:last-child { padding-right: 0; }
td.ours { font-weight: 600; }
.prose { font: 1.02rem/1.6 SERIF; white-space: pre-line; overflow-wrap: break-word; }
mark { background: var(--mark); color: inherit; border-radius: 2px; padding: 0 1px; }
.passage { margin-top: 1.4rem; padding: 1.2rem; background: var(--card); border: 1px solid var(--line);
           border-radius: 8px; }
.passage .small { margin-bottom: .4rem; }
.passage ol { margin: 1rem 0 0; padding-left: 1.4rem; font-size: .9rem; }
.passage li { margin-top: .4rem; }
.quote { font-family: SERIF; color: var(--soft); }
.quote b { color: var(--text); font-weight: 600; }
.sample { margin-top: 1.6rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.told { margin: .5rem 0 1rem; color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: 1.6rem; }
.sides h4 { margin: 0 0 .35rem; font-size: .85rem; font-weight: 600; color: var(--soft); }
.sides .ours h4 { color: var(--accent); }
.sides .prose { font-size: .95rem; }
details { margin-top: 1.6rem; }
summary { cursor: pointer; color: var(--accent); }
.plain { padding-left: 1.2rem; }
.plain li { margin-top: .35rem; }
@media screen and (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .short li { grid-template-columns: 1.5rem 1fr; }
  .short li span:last-child { grid-column: 2; }
  h1 { font-size: 1.7rem; }
  .wide { display: none; }
  .narrow { display: block; }
  .headline { font-size: 1.15rem; }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --page: #FFFFFF; --card: #FFFFFF; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  section { margin-top: 1.8rem; }
  h2, h3, h4, .said, .told { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .sides { grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1.2rem; }
  .sides .prose { font-size: .88rem; }
  .whole, figure, .headline, table, tr, .short li, .passage li, .told { break-inside: avoid; }
  .whole + p { break-before: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  details, .more { display: none; }
}
"""


def style_sheet() -> str:
    """All of the page's CSS; paper is always light."""
    rules = _RULES.replace("SERIF", SERIF).replace("SANS", SANS)
    drawn = "\n".join(
        f".f-{role} {{ fill: var(--{role}); }} .s-{role} {{ stroke: var(--{role}); }}" for role in DRAWN
    )
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {_root(DARK)} }}"
    scheme = ":root { color-scheme: light dark; }"
    return "\n".join((scheme, _root(LIGHT), dark, rules, drawn, ".ring { fill: none; stroke-width: 1.2; }"))


def _root(roles: dict[str, str]) -> str:
    return ":root { " + " ".join(f"--{name}: {colour};" for name, colour in roles.items()) + " }"
