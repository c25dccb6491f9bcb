#!/usr/bin/env python3
"""Writes what py-fsrs (PyPI: fsrs 6.3) answers for random histories, as the oracle of FSRS6OracleTests.

Usage: in a virtual environment with fsrs installed: python3 make_oracle.py [COUNT] > fsrs6-oracle.txt

The committed file holds 300 histories. RETAIN_ORACLE=FILE makes the test read a longer one.

Format, one history after another:
  P <21 parameters> | D for the default parameters
  H <retention> <reviews: grade, ':' and days since the review before, separated by blanks>
  A <stability> <difficulty> <recall when 7 days have passed> <interval>, after each review, separated by ';'

py-fsrs has no upper limit of stability; the model has one of 36,500 days, which is applied after each review.
"""
import random, sys
from datetime import datetime, timedelta, timezone
from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

LONGEST = 36500


def parameters(source):
    """Defaults, near the defaults, anywhere in the bounds, or mostly at the bounds."""
    kind = source.random()
    if kind < 0.25:
        return None
    bounds = list(zip(DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS))
    if kind < 0.5:
        return [min(max(x * source.uniform(0.7, 1.4), low), high) for x, low, high in bounds]
    if kind < 0.75:
        return [source.uniform(low, high) for _, low, high in bounds]
    return [source.choice([low, high, source.uniform(low, high)]) for _, low, high in bounds]


def pause(source):
    kind = source.random()
    if kind < 0.25:
        return 0
    if kind < 0.9:
        return int(1.0 + source.expovariate(1 / 12))
    return source.choice([1, 365, 3650, 30000])


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    source = random.Random(20260)
    start = datetime(2000, 1, 1, tzinfo=timezone.utc)
    for _ in range(count):
        w = parameters(source)
        retention = round(source.uniform(0.7, 0.99), 2)
        scheduler = Scheduler(parameters=tuple(w or DEFAULT_PARAMETERS), desired_retention=retention,
                              enable_fuzzing=False)
        reviews = [(source.choice([1, 2, 3, 3, 3, 4]), 0 if i == 0 else pause(source))
                   for i in range(source.randint(1, 12))]
        card, moment, answers = Card(card_id=1), start, []
        for grade, days in reviews:
            moment += timedelta(days=days)
            card, _ = scheduler.review_card(card, Rating(grade), moment)
            card.stability = min(card.stability, LONGEST)
            recall = scheduler.get_card_retrievability(card, moment + timedelta(days=7))
            interval = scheduler._next_interval(stability=card.stability)
            answers.append(f"{card.stability!r} {card.difficulty!r} {recall!r} {interval}")
        print("D" if w is None else "P " + " ".join(map(repr, w)))
        print("H", retention, *(f"{grade}:{days}" for grade, days in reviews))
        print("A", ";".join(answers))


main()
