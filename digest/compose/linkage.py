"""Which articles, by their words, are about one event: the nearest two become one, again and again."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from digest.compose.patterns import fills_differ

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.compose.evidence import Evidence

NEAR = 0.26  # cosine from which two great clusters are one story
LONE = 0.09  # by so much nearer must two articles alone be
SUPPORT = 1.75  # reliable words, the least that both must have in common
WIDESPREAD = 60  # clusters: a term in more finds no neighbours, it only brings nearer those found by others
NEIGHBOURS = 12  # of a cluster, the nearest, that may be joined to it
COMPARED = 3  # titles of a cluster, the first, whose pattern is looked at
PROBED = 24  # terms of a cluster, the weightiest, by which its neighbours are found


@dataclass(slots=True)
class Cluster:
    """Articles that are one story so far."""

    members: list[int]
    sums: dict[str, float]  # of its vectors
    counts: dict[str, int]  # term: members that have it
    length: float
    shares: Mapping[str, float] = field(default_factory=dict)  # as it stands in the index


def linked(evidence: Evidence, same: Iterable[Sequence[int]]) -> list[list[int]]:
    """The articles, by their place, in clusters; `same` are the clusters that stand already, each article in one."""
    return _Linkage(evidence, same).clusters()


class _Linkage:
    """Agglomeration by the cosine of the clusters' sums, the nearest pair first; ties by the order of making."""

    def __init__(self, evidence: Evidence, same: Iterable[Sequence[int]]) -> None:
        self.evidence = evidence
        self.alive = {number: self._made(members) for number, members in enumerate(same)}
        self.index: dict[str, dict[int, float]] = defaultdict(dict)  # term: clusters with their share of a cosine
        self.queue: list[tuple[float, int, int]] = []

    def clusters(self) -> list[list[int]]:
        for number in self.alive:
            self._enter(number)
        numbers = count(len(self.alive))
        while self.queue:
            _, first, second = heapq.heappop(self.queue)
            if first in self.alive and second in self.alive and self._are_one(first, second):
                number = next(numbers)
                self.alive[number] = self._joined(first, second)
                self._enter(number)
        return [cluster.members for cluster in self.alive.values()]

    def _made(self, members: Sequence[int]) -> Cluster:
        sums: dict[str, float] = defaultdict(float)
        counts: dict[str, int] = defaultdict(int)
        for member in members:
            for term, weight in self.evidence.vectors[member].items():
                sums[term] += weight
                counts[term] += 1
        return Cluster(list(members), dict(sums), dict(counts), _length(sums))

    def _joined(self, first: int, second: int) -> Cluster:
        one, other = self.alive.pop(first), self.alive.pop(second)
        for number, cluster in ((first, one), (second, other)):
            for term in cluster.shares:
                del self.index[term][number]
        if len(one.sums) < len(other.sums):
            one, other = other, one
        for term, weight in other.sums.items():
            one.sums[term] = one.sums.get(term, 0.0) + weight
            one.counts[term] = one.counts.get(term, 0) + other.counts[term]
        return Cluster(one.members + other.members, one.sums, one.counts, _length(one.sums))

    def _enter(self, number: int) -> None:
        """Queues the pairs that it makes with those entered before, where they are near enough."""
        cluster = self.alive[number]
        size = len(cluster.members)
        cluster.shares = self._shares(cluster)
        near = [
            (-cosine, other, number)
            for other, cosine in self._neighbours(cluster.shares)
            if cosine >= NEAR + LONE * 2 / (size + len(self.alive[other].members))
        ]
        for pair in heapq.nsmallest(NEIGHBOURS, near):
            heapq.heappush(self.queue, pair)
        for term, share in cluster.shares.items():
            self.index[term][number] = share

    def _shares(self, cluster: Cluster) -> dict[str, float]:
        """Its weightiest terms, with what each brings to a cosine."""
        shared = ((weight, term) for term, weight in cluster.sums.items() if self.evidence.holders[term] > 1)
        return {term: weight / cluster.length for weight, term in heapq.nlargest(PROBED, shared)}

    def _neighbours(self, shares: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        cosines: dict[int, float] = defaultdict(float)
        postings = [(share, self.index[term]) for term, share in shares.items()]
        for share, posting in sorted(postings, key=lambda one: len(one[1])):
            if len(posting) <= WIDESPREAD:
                for other, other_share in posting.items():
                    cosines[other] += share * other_share
            else:
                for other in cosines.keys() & posting.keys():
                    cosines[other] += share * posting[other]
        return ((other, cosine) for other, cosine in cosines.items() if cosine >= NEAR)

    def _are_one(self, first: int, second: int) -> bool:
        return self._is_supported(first, second) and not self._fill_a_pattern(first, second)

    def _is_supported(self, first: int, second: int) -> bool:
        """Have they enough in common that is known for one event?"""
        one, other = self.alive[first], self.alive[second]
        size, other_size = len(one.members), len(other.members)
        if len(one.counts) > len(other.counts):
            one, other = other, one
            size, other_size = other_size, size
        support = 0.0
        for term, number in one.counts.items():
            if term in other.counts:
                together = number + other.counts[term]
                shared = min(number / size, other.counts[term] / other_size)
                # A word that hardly stands elsewhere is the event's own, the surer the more have it.
                own = together / self.evidence.holders[term] * (1 - 2 / together)
                support += shared * (self.evidence.reliability(term) + 2 * own)
        return support * self.evidence.richness >= SUPPORT

    def _fill_a_pattern(self, first: int, second: int) -> bool:
        """Tell most of their titles of different things in one pattern?"""
        terms = self.evidence.terms
        one, other = (self.alive[number].members[:COMPARED] for number in (first, second))
        pairs = [(terms[place], terms[opposite]) for place in one for opposite in other]
        return 2 * sum(fills_differ(*pair, self.evidence.lower) for pair in pairs) > len(pairs)


def _length(sums: dict[str, float]) -> float:
    return math.sqrt(sum(value * value for value in sums.values())) or 1.0
