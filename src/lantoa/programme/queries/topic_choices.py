"""The topics of a plan as a task may serve them: confirmed, proposed, others."""

from dataclasses import dataclass

from ..rules.topic_links import proposed_topics
from .shapes import PlanOverview, TaskView, TopicView


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """``is_proposed`` only until something was confirmed; the plan itself does not state it."""

    topic: TopicView
    is_confirmed: bool
    is_proposed: bool


def topic_choices(overview: PlanOverview, task: TaskView) -> tuple[TopicChoice, ...]:
    """All topics of the plan in their order. No query."""
    confirmed = {topic.id for topic in task.topics}
    proposed = (
        frozenset()
        if confirmed
        else frozenset(proposed_topics(task.text, [topic.text for topic in overview.topics]))
    )
    return tuple(
        TopicChoice(topic, topic.id in confirmed, position in proposed)
        for position, topic in enumerate(overview.topics)
    )
