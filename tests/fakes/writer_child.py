"""A child that speaks the writer's protocol and loads nothing: for what the window does around its answers.

It writes the names of the keys it was handed, and for "Known?" the passages it was told. A voice called
"hangs" is never loaded, a text that begins with "Hold" never finished.
"""

import json
import sys
from typing import Any

KNOWN: list[str] = []


def answer(asked: dict[str, Any], keys: dict[str, str]) -> dict[str, object] | None:
    if asked["do"] == "know":
        KNOWN[:] = asked["texts"]
    if asked["do"] == "load":
        return None if asked["adapter"] == "hangs" else {"event": "loaded", "warnings": []}
    if asked["do"] != "write":
        return None
    if asked["text"].startswith("Hold"):
        return {"event": "piece", "id": asked["id"], "text": "Half of "}
    more = {"notes": [], "checked": [], "left": 0}
    text = " ".join(KNOWN) if asked["text"] == "Known?" else " ".join(keys)
    return {"event": "written", "id": asked["id"], "text": text or "none", **more}


if __name__ == "__main__":
    handed = json.loads(sys.stdin.readline())["keys"]
    for line in sys.stdin:
        said = answer(json.loads(line), handed)
        if said is not None:
            print(json.dumps(said), flush=True)
