"""Owns the names: where each file of a project lies in its folder."""

from __future__ import annotations

from pathlib import Path


class Places:
    """A project folder by what lies in it.

    Attributes:
        root: the folder.
        slug: the author's name as a file name.
    """

    def __init__(self, root: Path, slug: str) -> None:
        self.root = root
        self.slug = slug

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def books(self) -> Path:
        return self.root / "sources" / "books"

    @property
    def decisions(self) -> Path:
        return self.root / "clean" / "decisions.jsonl"

    @property
    def overrides(self) -> Path:
        return self.root / "clean" / "overrides.json"

    @property
    def clean_text(self) -> Path:
        return self.root / "clean.txt"

    @property
    def places(self) -> Path:
        return self.root / "clean" / "places.json"

    @property
    def curated_text(self) -> Path:
        return self.root / "curated.txt"

    @property
    def curated_overrides(self) -> Path:
        return self.root / "curated.overrides.json"

    @property
    def index(self) -> Path:
        return self.root / "index"

    @property
    def curated_rows(self) -> Path:
        return self.root / "curated.jsonl"

    @property
    def pairs(self) -> Path:
        return self.root / "neutralized" / f"{self.slug}.jsonl"

    @property
    def failed(self) -> Path:
        return self.root / "neutralized" / f"{self.slug}.failed.jsonl"

    @property
    def tried(self) -> Path:
        return self.root / "neutralized" / f"{self.slug}.tried.jsonl"

    @property
    def training(self) -> Path:
        return self.root / "training" / self.slug

    @property
    def adapter(self) -> Path:
        return self.root / "lora_adapters" / self.slug
