"""What schemathesis cannot know of this platform's GraphQL: its scalars, and that a refusal under
one of our codes is a sound answer, while an unnamed fault is none."""

import os
from datetime import timezone

import schemathesis
from hypothesis import strategies
from schemathesis.graphql import nodes

SOUND_CODES = frozenset(os.environ["SOUND_CODES"].split(","))

instants = strategies.datetimes(timezones=strategies.just(timezone.utc))
decimals = strategies.decimals(allow_nan=False, allow_infinity=False, places=3)
schemathesis.graphql.scalar("DateTime", instants.map(lambda at: nodes.String(at.isoformat())))
schemathesis.graphql.scalar("Decimal", decimals.map(lambda number: nodes.String(str(number))))


@schemathesis.check
def graphql_answer(ctx, response, case):
    """Data, or errors that each have a code of ours which is no fault of the platform."""
    assert response.status_code < 500, f"status {response.status_code}"
    told = response.json()
    errors = told.get("errors") or []
    assert errors or told.get("data") is not None, "neither data nor errors"
    for error in errors:
        code = error.get("extensions", {}).get("code")
        assert code in SOUND_CODES, f"{code}: {error.get('message')}"
