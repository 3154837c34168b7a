"""The picture of a network: its lines, measures and drawing, kept until something changes."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.core.cache import cache
from django.db.models import Count, Max, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from samenverder.insight import ties
from samenverder.insight.network_drawing import LABELLED, Node, draw
from samenverder.insight.network_kinds import KINDS, kind_of
from samenverder.insight.network_measures import (
    Graph,
    LayerSteps,
    graph_of,
    measure,
    missing_lines,
    steps_between_layers,
)
from samenverder.insight.network_picture import ORGANISATIONS, PEOPLE, Choice, Lines, Picture
from samenverder.insight.network_svg import network_svg
from samenverder.insight.periods import Period
from samenverder.insight.queries import network_words
from samenverder.insight.ties import Gathering, Pair, Scope, Ties
from samenverder.live.models import OutboxMessage
from samenverder.network.models import (
    Layer,
    Membership,
    OrganisationKind,
    Partnership,
    Person,
    Position,
    RelationRound,
)

KEEP_SECONDS = 12 * 3600
"""Shorter than the outbox keeps its messages: a picture never outlives what says it is outdated."""

FITS = ((30, 3), (80, 2), (LABELLED, 1))
"""Up to so many with names, so many lines for each can be told apart in a drawing."""

FORM = 3
"""Goes up when a new version keeps something else, or draws it otherwise."""


@dataclass
class Cast:
    """Who takes part in the period, after the choice of layer and kind."""

    organisations: dict[int, tuple[str, str]]
    works_at: dict[int, tuple[int, ...]]
    on_layers: dict[str, set[int]]
    names: dict[int, str]


def picture(partnership: Partnership, choice: Choice) -> Picture:
    """The picture of a choice, from the cache when nothing changed since. Rights are the caller's.

    The key holds the partnership, the level, all that was chosen and a stamp of all that counts.
    """
    parts = (
        partnership.pk,
        choice.level,
        choice.layer,
        choice.kind,
        choice.source,
        choice.least,
        choice.period,
        get_language(),
        stamp(partnership),
    )
    key = f"network-picture:{FORM}:{hashlib.sha256(repr(parts).encode()).hexdigest()}"
    found: Picture | None = cache.get(key)
    if found is None:
        found = make_picture(partnership, choice)
        cache.set(key, found, KEEP_SECONDS)
    return found


def stamp(partnership: Partnership) -> tuple[Any, ...]:
    """Numbers that change when anything a picture is made of changes. A few small queries.

    Every operation publishes a topic in its own transaction; the counts see what came in past the
    operations, such as an example or a restored copy.
    """
    pk = partnership.pk
    topics = [f"network:{pk}", *(f"{s.topic}:{pk}" for s in ties.SOURCES.values() if s.topic)]
    told = OutboxMessage.objects.filter(topic__in=topics).aggregate(last=Max("pk"))
    members = Membership.objects.filter(partnership=partnership)
    people = Person.objects.filter(partnership=partnership)
    held = Position.objects.filter(person__partnership=partnership)
    rounds = RelationRound.objects.filter(partnership=partnership)
    names = members.order_by("pk").values_list("organisation__name", "organisation__kind")
    return (
        timezone.localdate().isoformat(),
        told["last"],
        crc32(repr(list(names)).encode()),  # an organisation may be renamed in another partnership
        *members.aggregate(n=Count("pk"), v=Sum("version")).values(),
        *people.aggregate(n=Count("pk"), v=Sum("version"), left=Count("left_on")).values(),
        *held.aggregate(n=Count("pk"), last=Max("pk"), ended=Count("until")).values(),
        *rounds.aggregate(n=Count("pk"), v=Sum("version")).values(),
        *(source.stamp(partnership) for source in ties.SOURCES.values()),
    )


def make_picture(partnership: Partnership, choice: Choice) -> Picture:
    """Read, count, measure and lay out. The number of queries does not depend on how much."""
    scope = Scope(partnership, choice.period, choice.layer)
    cast = cast_of(partnership, choice)
    made = picture_of(partnership, choice, cast, ties.gather(scope, choice.sources))
    made.svg = network_svg(
        made.drawing,
        title=network_words.heading(made, choice.level),
        description=network_words.description(made, choice.level),
        names=network_words.said_of(made),
    )
    made.forget_places()
    return made


def picture_of(
    partnership: Partnership, choice: Choice, cast: Cast, found: dict[str, list[Gathering]]
) -> Picture:
    """The picture of who takes part and what they did together; asks the database nothing."""
    people = set(cast.works_at)
    between = ties.between_people(found, people).at_least(choice.least)
    people_graph = graph_of(sorted(people), between.counts)
    layers = steps_between_layers(
        people_graph, {layer: sorted(cast.on_layers[layer]) for layer in Layer.values}
    )
    if choice.level == PEOPLE:
        nodes, counted, graph = _people(partnership, cast), between, people_graph
    else:
        nodes = _organisations(partnership, cast)
        partners = set(cast.organisations)
        counted = ties.between_organisations(found, partners, cast.works_at)
        counted = counted.at_least(choice.least)
        graph = graph_of([node.key for node in nodes], counted.counts)
    return _picture(choice, nodes, counted, graph, layers)


def _picture(
    choice: Choice, nodes: list[Node], counted: Ties, graph: Graph, layers: list[LayerSteps]
) -> Picture:
    weights = counted.weights()
    drawn_from, drawn = _to_draw(choice, len(nodes), counted)
    gaps = missing_lines(graph, weights) if choice.level == ORGANISATIONS else []
    degrees = {key: graph.inner.degree(at) for key, at in graph.at.items()}
    top = max(degrees, key=lambda key: (degrees[key], -key), default=None)
    order = {node.key: (node.name.lower(), node.key) for node in nodes}
    lines = Lines(counted.sources)
    turned = [pair if order[pair[0]] < order[pair[1]] else pair[::-1] for pair in counted.counts]
    for first, second in sorted(turned, key=lambda pair: (order[pair[0]], order[pair[1]])):
        lines.add((first, second), counted.counts[min(first, second), max(first, second)])
    return Picture(
        measures=measure(graph),
        layers=layers,
        lines=lines,
        gaps=gaps,
        hub=(top, degrees[top]) if top is not None and degrees[top] else None,
        degrees=degrees,
        drawing=draw(nodes, drawn, set(graph.at) - _linked(weights), [pair for pair, _n in gaps]),
        drawn_from=drawn_from,
        drawn=len(drawn),
        skipped=counted.skipped,
        per_source={
            code: sum(1 for row in counted.counts.values() if row[at])
            for at, code in enumerate(counted.sources)
        },
    )


def _to_draw(choice: Choice, nodes: int, counted: Ties) -> tuple[int, dict[Pair, int]]:
    """(from how often, the lines): what fits and the strongest of each, unless it was chosen.

    A drawing without names has a limit of its own.
    """
    if choice.least or nodes > LABELLED:
        return choice.least or 1, counted.weights()
    each = next(lines for most, lines in FITS if nodes <= most)
    often = counted.fitting(each * nodes)
    return often, counted.at_least(often).weights() | counted.strongest().weights()


def _linked(weights: Mapping[Pair, int]) -> set[int]:
    return {key for pair in weights for key in pair}


def cast_of(partnership: Partnership, choice: Choice) -> Cast:
    """Organisations and people that count. Two queries."""
    rows = Membership.objects.filter(choice.period.overlaps(), partnership=partnership)
    if choice.kind:
        rows = rows.filter(organisation__kind__in=KINDS[choice.kind])
    members = rows.values_list("organisation_id", "organisation__name", "organisation__kind")
    organisations = {pk: (name, kind) for pk, name, kind in members}
    held = Position.objects.filter(
        choice.period.overlaps(), _still_here(choice.period), person__partnership=partnership
    )
    if choice.layer:
        held = held.filter(layer=choice.layer)
    works_at: dict[int, tuple[int, ...]] = defaultdict(tuple)
    on_layers: dict[str, set[int]] = defaultdict(set)
    names: dict[int, str] = {}
    places = held.order_by("person__name", "person_id", "pk")
    for person, name, organisation, layer in places.values_list(
        "person_id", "person__name", "organisation_id", "layer"
    ):
        if organisation in organisations:
            names[person] = name
            on_layers[layer].add(person)
            if organisation not in works_at[person]:
                works_at[person] += (organisation,)
    return Cast(organisations, dict(works_at), on_layers, names)


def _still_here(period: Period) -> Q:
    """Not left before the period began."""
    q = Q(person__left_on__isnull=True)
    return q | Q(person__left_on__gt=period.since) if period.since else q | Q(pk__isnull=False)


def _organisations(partnership: Partnership, cast: Cast) -> list[Node]:
    order = list(KINDS)
    nodes = [
        Node(
            pk,
            name,
            str(OrganisationKind(kind).label).lower(),
            kind_of(kind),
            bunch=order.index(kind_of(kind)),
            url=reverse("network:organisation_detail", args=[partnership.slug, pk]),
        )
        for pk, (name, kind) in cast.organisations.items()
    ]
    return sorted(nodes, key=lambda node: (node.bunch, node.name.lower(), node.key))


def _people(partnership: Partnership, cast: Cast) -> list[Node]:
    order = list(KINDS)
    nodes = []
    for pk, places in cast.works_at.items():
        organisation, kind = cast.organisations[places[0]]
        url = reverse("network:person_detail", args=[partnership.slug, pk])
        nodes.append(
            Node(pk, cast.names[pk], organisation, kind_of(kind), bunch=places[0], url=url)
        )
    return sorted(
        nodes, key=lambda node: (order.index(node.kind), node.sub, node.name.lower(), node.key)
    )
