"""Owns the words that are written with a capital and yet are nobody's name, nor that of a place in a book."""

from __future__ import annotations


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


NO_NAMES = _list(
    # roles and titles, also those that stand alone
    "mr mrs ms dr prof st messrs miss sir madam lady lord herr herrn frau fräulein monsieur madame"
    " mademoiselle mme mlle don doña señor señora señorita senhor senhora dona dom signor signora father"
    " mother mama mamma papa dad mum mom aunt auntie uncle grandmother grandfather grandma grandpa granny"
    " brother sister cousin captain colonel major general lieutenant sergeant corporal admiral doctor"
    " professor judge magistrate inspector constable reverend bishop vicar king queen prince princess duke"
    " duchess earl count countess baron emperor president minister mayor master mistress majesty highness"
    # days, months, feasts, peoples and their tongues, beliefs
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december christmas easter english french german spanish italian"
    " portuguese dutch russian greek latin roman turkish arab arabic indian chinese japanese american"
    " british irish scottish scots welsh european african christian catholic protestant methodist jewish"
    " jew muslim englishman frenchman irishman scotsman god christ bible"
    # words for places that are parts of their names
    " street road lane square avenue bridge hall house park church chapel castle hotel inn station river"
    " lake mount mountain bay island sea ocean north south east west northern southern eastern western"
)
"""Words that a text may have wherever it plays."""

THE_WORLD = _list(
    # more peoples, feasts, beliefs, titles and exclamations
    "danish swedish norwegian swiss austrian polish hungarian belgian bohemian asian australian canadian"
    " mexican brazilian korean persian egyptian hebrew saxon gothic cockney yankee lascar jews"
    " christians indians romans greeks germans americans englishmen frenchmen englishwoman"
    " michaelmas whitsun lammas satan devil heaven providence lordship ladyship excellency"
    " esquire junior senior commander commodore governor chancellor marquis marquess viscount baronet"
    " parson squire nurse pa ma sirs madams lords ladies kings queens colonels captains"
    # countries and continents
    " england britain scotland ireland wales france germany italy spain portugal holland netherlands"
    " belgium switzerland austria hungary poland russia sweden norway denmark finland greece turkey egypt"
    " india china japan america usa canada mexico brazil australia europe asia africa atlantic pacific"
    " mediterranean thames rhine danube alps"
    # cities that everybody knows
    " london edinburgh glasgow dublin manchester liverpool birmingham oxford cambridge paris rome venice"
    " milan naples berlin munich hamburg vienna prague budapest warsaw moscow petersburg madrid"
    " barcelona lisbon amsterdam brussels geneva zurich athens constantinople istanbul jerusalem cairo"
    " bombay mumbai delhi calcutta peking beijing shanghai tokyo york boston chicago washington"
    " philadelphia francisco angeles"
)
"""What the world has by that name, and any book and any other text may name."""
