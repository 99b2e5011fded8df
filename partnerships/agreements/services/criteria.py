"""Acts on the criteria that legal tests are made by."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, contents, record
from partnerships.ground.errors import require

from ..models import CriteriaSet, Criterion
from ..permissions import can_change_criteria, can_register_criteria
from ..published_criteria import PUBLISHED_SETS

COPIED = (
    "key", "order", "question", "explanation", "source", "fault_when", "fault_means", "unclear_needs_lawyer",
    "statement_required",
)  # fmt: skip


@transaction.atomic
def add_published_set(*, actor, published_key):
    """Add a set of criteria that somebody else has published, with its questions in our own short words."""
    require(can_register_criteria(actor))
    published = PUBLISHED_SETS.get(published_key)
    if published is None:
        raise ValidationError({"published_key": _("Det finns ingen sådan publicerad uppsättning.")})
    made = CriteriaSet(
        name=published.name,
        source=published.source,
        valid_from=published.valid_from,
        valid_to=published.valid_to,
        published_key=published_key,
    )
    add(actor, made)
    for order, asked in enumerate(published.criteria, start=1):
        add(actor, Criterion(criteria_set=made, order=order, **vars(asked)))
    return made


@transaction.atomic
def register_criteria_set(*, actor, based_on=None, **values):
    """Register the municipality's own criteria, as its guideline says them; `based_on` gives the questions to begin with."""
    require(can_register_criteria(actor))
    made = add(actor, CriteriaSet(**values))
    for criterion in based_on.criteria.all() if based_on else ():
        add(actor, Criterion(criteria_set=made, **{name: getattr(criterion, name) for name in COPIED}))
    return made


@transaction.atomic
def change_criteria_set(*, actor, criteria_set, reason="", **values):
    """Change the municipality's own criteria while no test has been made by them."""
    require(can_change_criteria(actor))
    held(criteria_set).check_can_be_changed()
    return change(actor, criteria_set, values, reason=reason)


@transaction.atomic
def close_criteria_set(*, actor, criteria_set, valid_to, reason):
    """Say on which day criteria hold for the last time, published ones too. Tests made by them stand."""
    require(can_change_criteria(actor))
    held(criteria_set).check_tests_lie_within(valid_to)
    return change(actor, criteria_set, {"valid_to": valid_to}, act="closed", reason=reason)


@transaction.atomic
def register_criterion(*, actor, criteria_set, **values):
    """Add a question to the municipality's own criteria, while no test has been made by them."""
    require(can_change_criteria(actor))
    held(criteria_set).check_can_be_changed()
    return add(actor, Criterion(criteria_set=criteria_set, **values))


@transaction.atomic
def change_criterion(*, actor, criterion, reason="", **values):
    require(can_change_criteria(actor))
    held(criterion.criteria_set).check_can_be_changed()
    return change(actor, criterion, values, reason=reason)


@transaction.atomic
def remove_criterion(*, actor, criterion, reason):
    """Take a question out of the municipality's own criteria, while no test has been made by them. The log keeps it."""
    require(can_change_criteria(actor))
    held(criterion.criteria_set).check_can_be_changed()
    row = criterion.as_seen()
    names = {name: str(row._meta.get_field(name).verbose_name) for name in COPIED}  # told of the set: the question is gone
    stood = [[names[name], value, None] for name, value in contents(row).items() if name in names and value not in (None, "")]
    record(actor, "struck", row.criteria_set, reason=reason, changes=stood)
    Criterion.objects.filter(pk=row.pk).delete()
    return row


def held(criteria_set):
    """The set, held so that no test can be made by it meanwhile."""
    return CriteriaSet.objects.locked().get(pk=criteria_set.pk)
