"""The home page's content: the newest plan's progress, what is new, the plan's topics."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from lantoa.agencies.models import Agency
from lantoa.programme.models import Plan
from lantoa.programme.queries import PlanOverview, TopicView, plan_overview
from lantoa.reports.queries import issued_states
from vanban.text import fold

from .outline import Node, outline, parts_by_text
from .plan_page import TOPIC_LENGTH, ListedActivity, Progress, progress
from .queries import document_of, latest_activities, public_plans
from .states import published_states
from .wording import shortened


@dataclass(frozen=True, slots=True)
class TopicLink:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class PlanSummary:
    title: str
    href: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class HomePage:
    """``plan`` is the newest published one; ``older`` how many stand behind it."""

    lead: str
    plan: PlanSummary | None
    older: int
    topics: tuple[TopicLink, ...]
    news: tuple[ListedActivity, ...]
    is_sample: bool


def home_page(agency: Agency, *, today: date) -> HomePage:
    """A constant number of queries, however many tasks and activities there are."""
    plans = public_plans(agency)
    lead = f"Kế hoạch đã ký, việc đã làm và tình trạng thực hiện của {agency.name}."
    newest = plans.first()
    if newest is None:
        return HomePage(lead, None, 0, (), (), agency.is_sample)
    overview = plan_overview(newest, today=today, public_only=True)
    states = published_states(
        overview, live=agency.publishes_live_states, issued=partial(issued_states, newest)
    )
    href = reverse("portal:plan", args=(newest.slug,))
    news = latest_activities(agency)
    return HomePage(
        lead,
        PlanSummary(newest.title, href, progress(overview, states)),
        plans.count() - 1,
        _topics(newest, overview, href),
        news,
        agency.is_sample or newest.is_sample or any(entry.is_sample for entry in news),
    )


def _topics(plan: Plan, overview: PlanOverview, href: str) -> tuple[TopicLink, ...]:
    """Each topic by its beginning, leading to where the plan says it in full."""
    places = parts_by_text(outline(document_of(plan)).nodes)
    return tuple(_topic(topic, places.get(fold(topic.text)), href) for topic in overview.topics)


def _topic(topic: TopicView, place: Node | None, href: str) -> TopicLink:
    return TopicLink(
        shortened(topic.text, TOPIC_LENGTH), f"{href}#{place.anchor}" if place else href
    )
