import pytest
from django.urls import reverse

from lantoa.agencies.tests.factories import make_agency
from lantoa.programme.models import PlanTask
from lantoa.programme.queries import plan_overview, topic_choices
from lantoa.programme.rules.topic_links import proposed_topics
from lantoa.programme.tests.factories import TODAY, make_plan
from lantoa.programme.tests.test_import import SAMPLE, confirm, read

TOPICS = (
    "Công khai thủ tục hành chính và kết quả giải quyết tại bộ phận một cửa",
    "Công bố chỉ số hài lòng của người dân đối với sự phục vụ hành chính",
)


def test_topics_are_proposed_by_shared_words_in_any_spelling():
    assert proposed_topics("Công khai TTHC và kết quả giải quyết", TOPICS) == (0,)
    assert proposed_topics("Công bố chỉ số hài lòng của tổ chức, người dân", TOPICS) == (1,)
    assert proposed_topics("Tuyên truyền công tác cải cách hành chính", TOPICS) == ()
    assert proposed_topics("", TOPICS) == ()


@pytest.mark.django_db
def test_a_proposal_is_only_that_until_a_person_confirms(client):
    people = make_agency()
    plan = confirm(people, read(people, SAMPLE.read_bytes()))
    overview = plan_overview(plan, today=TODAY)
    task = overview.tasks[5]
    choices = topic_choices(overview, task)
    assert [choice.topic.label for choice in choices if choice.is_proposed] == ["c"]
    assert task.topics == ()

    client.force_login(people.office_clerk)
    page = client.get(reverse("programme:task", args=[task.id]))
    chosen = [choices[2].topic.id, choices[3].topic.id]
    client.post(reverse("programme:confirm_topics", args=[task.id]), {"topic": chosen})

    assert "gợi ý" in page.content.decode()
    assert [topic.label for topic in PlanTask.objects.get(pk=task.id).topics.all()] == ["c", "d"]
    after = plan_overview(plan, today=TODAY)
    assert not any(choice.is_proposed for choice in topic_choices(after, after.tasks[5]))


@pytest.mark.django_db
def test_staff_confirm_no_topics(client):
    found = make_plan()
    client.force_login(found.people.staff)

    page = client.post(
        reverse("programme:confirm_topics", args=[found.tasks[0].pk]),
        {"topic": [found.topics[0].pk]},
        follow=True,
    )

    assert "Chỉ Văn phòng được xác nhận nội dung tuyên truyền" in page.content.decode()
    assert found.tasks[0].topics.count() == 0
