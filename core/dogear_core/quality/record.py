"""A comparison of two models as it is kept in the library."""

import json
from dataclasses import asdict
from typing import Any

from dogear_core.types import Comparison, ModeQuality, OwnQuality, Rate, SearchMode


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison in JSON."""
    return json.dumps(asdict(comparison))


def comparison_of(text: str) -> Comparison | None:
    """Return what `comparison_json` wrote; None for what no comparison was written of."""
    if not text:
        return None
    content = json.loads(text)
    return Comparison(
        before=_quality(content["before"]),
        after=_quality(content["after"]),
        gains={SearchMode(mode): Rate(**rate) for mode, rate in content["gains"].items()},
        enough=content["enough"],
        worse=content["worse"],
    )


def _quality(content: dict[str, Any]) -> OwnQuality:
    return OwnQuality(
        content["model"],
        content["questions"],
        tuple(
            ModeQuality(
                SearchMode(mode["mode"]),
                {int(depth): Rate(**rate) for depth, rate in mode["hits"].items()},
                mode["reciprocal"],
            )
            for mode in content["modes"]
        ),
    )
