"""Reminding people of what is due: once a step, in one letter a day, from staff up to leadership.

The programme itself acts here, so no right is asked; what is told, each recipient may see.
"""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.jobs import enqueue

from ..enums import DigestState
from ..models import Agency, Digest, Reminder
from ..queries import letters_on

LONGEST_FAILURE = 255


@transaction.atomic
def remind(*, agency: Agency, day: date) -> tuple[Digest, ...]:
    """Write the letters of a day and queue their sending; a second time only what is missing.

    Who has a letter of that day gets no other.
    """
    Agency.objects.select_for_update().get(pk=agency.pk)
    told = set(Digest.objects.filter(agency=agency, day=day).values_list("user_id", flat=True))
    digests = []
    for letter in letters_on(agency, day=day):
        if letter.member.user_id in told:
            continue
        digest = Digest.objects.create(
            agency=agency,
            user=letter.member.user,
            day=day,
            subject=letter.subject,
            body=letter.body,
        )
        Reminder.objects.bulk_create(
            Reminder(
                digest=digest,
                user=letter.member.user,
                key=item.deadline.key,
                name=item.deadline.name,
                due_on=item.deadline.due_on,
                step=item.step,
            )
            for item in letter.items
        )
        enqueue("lantoa.agencies.tasks.send_digest", digest_id=digest.pk)
        digests.append(digest)
    if digests:
        audit.record(
            actor=None,
            verb="reminders.write",
            target=agency,
            summary=f"Lập {len(digests)} thư nhắc việc ngày {day:%d/%m/%Y}.",
            after={"digests": len(digests)},
            agency_id=agency.pk,
        )
    return tuple(digests)


def send_digest(*, digest: Digest) -> Digest:
    """Send a letter by mail, once: it is claimed first, so that a crash sends nothing twice."""
    with transaction.atomic():
        digest = Digest.objects.select_for_update().select_related("user").get(pk=digest.pk)
        if digest.state != DigestState.WAITING:
            return digest
        digest.state = _claim(digest)
        digest.save(update_fields=["state"])
    if digest.state != DigestState.SENDING:
        return digest
    try:
        EmailMessage(digest.subject, digest.body, to=[digest.user.email]).send()
    except OSError as error:  # what smtplib and the network raise
        digest.state, digest.failure = DigestState.FAILED, str(error)[:LONGEST_FAILURE]
    else:
        digest.state, digest.sent_at = DigestState.SENT, now()
    digest.save(update_fields=["state", "sent_at", "failure"])
    return digest


def _claim(digest: Digest) -> DigestState:
    if not digest.user.email:
        return DigestState.NO_ADDRESS
    return DigestState.SENDING if settings.SENDS_MAIL else DigestState.NO_SERVER
