"""Acts on organisations, contacts, users, roles and amounts."""

import hashlib
import secrets
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, refuse_personal_numbers, save_or_tell, save_state
from partnerships.ground.errors import Alike, require

from .merging import check_can_merge, move_everything, values_after, write_words
from .models import (
    Board,
    BoardAlias,
    GiroChange,
    KnownApart,
    LegalParameter,
    Office,
    Organisation,
    OrganisationContact,
    RoleAssignment,
    SignInLink,
    User,
)
from .permissions import (
    can_change_contact,
    can_change_organisation,
    can_change_parameter,
    can_confirm_giro,
    can_keep_boards,
    can_keep_users,
    can_merge_organisations,
    can_propose_giro,
    can_refuse_giro,
    can_register_contact,
    can_register_organisation,
    can_register_parameter,
)

LINK_LASTS = timedelta(hours=12)


@transaction.atomic
def register_organisation(*, actor, is_another=False, **values):
    """Put an organisation into the register, with or without an organisation number; `is_another` where the name is taken."""
    require(can_register_organisation(actor))
    organisation = Organisation(**values)
    if not is_another:
        check_name_is_new(organisation)
    return add(actor, organisation)


def check_name_is_new(organisation):
    """Two organisations may have the same name, but more often somebody has not looked."""
    alike = Organisation.objects.called(organisation.name)
    if alike:
        names = ", ".join(f"{row.name} ({row.org_number or _('utan organisationsnummer')})" for row in alike)
        raise Alike(
            {
                "is_another": _("%(names)s finns redan. Använd den som finns, eller bekräfta att det är en annan organisation.")
                % {"names": names}
            }
        )


@transaction.atomic
def change_organisation(*, actor, organisation, reason="", **values):
    require(can_change_organisation(actor, organisation))
    organisation.check_keeps_its_giros(values)
    return change(actor, organisation, values, reason=reason)


@transaction.atomic
def propose_giro(*, actor, organisation, kind, basis, number=""):
    """Propose a new bankgiro or plusgiro. The old one is the only one that is paid to until somebody else has confirmed it."""
    require(can_propose_giro(actor, organisation))
    proposed = GiroChange(organisation=organisation, kind=kind, number=number, basis=basis, proposed_by=actor)
    proposed.clean()
    proposed.check_is_new()
    return add(actor, proposed, act="proposed")


@transaction.atomic
def confirm_giro(*, actor, giro):
    """Certify a proposed number, never by the one who proposed it: from now on it is the one that is paid to."""
    giro = held(giro)
    require(can_confirm_giro(actor, giro))
    giro.move_to(GiroChange.State.CONFIRMED)
    organisation = Organisation.objects.locked().get(pk=giro.organisation_id)
    giro.previous_number = getattr(organisation, giro.kind)
    giro.confirmed_by, giro.confirmed_at = actor, timezone.now()
    change(actor, organisation, {giro.kind: giro.number}, reason=giro.basis)
    return save_state(actor, giro, "confirmed", fields=["previous_number", "confirmed_by", "confirmed_at"])


def held(giro):
    """The proposal as it was seen, held before its organisation is, so that two at once do not wait for each other."""
    GiroChange.objects.locked().filter(pk=giro.pk).first()
    return giro.as_seen()


@transaction.atomic
def refuse_giro(*, actor, giro, reason):
    """Refuse a proposed number, or take back one's own proposal. The old one stays."""
    giro = held(giro)
    require(can_refuse_giro(actor, giro))
    giro.move_to(GiroChange.State.REFUSED)
    giro.refused_because = reason.strip()
    refuse_personal_numbers(giro)
    return save_state(actor, giro, "refused", reason=reason, fields=["refused_because"])


@transaction.atomic
def merge_organisations(*, actor, keep, merged, reason, choices=None):
    """Merge an organisation that was registered twice into the one that is kept. Everything follows; it cannot be undone.

    `choices` says of each field where both say something whose value stands: "keep" or "merged".
    """
    require(can_merge_organisations(actor))
    # Both are held, in one order, so that of two mergers at once the second finds what the first has done.
    list(Organisation.with_merged.locked().filter(pk__in=[keep.pk, merged.pk]).order_by("pk"))
    keep, merged = keep.as_seen(), merged.as_seen()
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför de är samma organisation.")})
    check_can_merge(actor, keep, merged)
    values = values_after(keep, merged, choices or {})
    users = list(User.objects.filter(role_assignments__organisation=merged).distinct())
    keep_apart_from_others(keep, merged)
    move_everything(actor, keep, merged, reason)
    before = {"org_number": merged.org_number, "status": merged.get_status_display()}
    merged.merged_into, merged.status, merged.org_number = keep, Organisation.Status.MERGED, None
    merged.save()
    changes = [["status", before["status"], merged.get_status_display()], ["org_number", before["org_number"], None]]
    record(actor, "merged", merged, reason=reason, merged_into=keep, changes=[each for each in changes if each[1] != each[2]])
    record(actor, "merged", keep, reason=reason, merged_with=merged)
    keep = change(actor, keep, values, reason=reason)
    write_words(keep)
    for user in users:  # what they may do has changed
        end_sessions(user)
    return keep


def keep_apart_from_others(keep, merged):
    """Who is known to be another than the one that is merged is another than the kept one too."""
    for apart in KnownApart.objects.filter(Q(first=merged) | Q(second=merged)):
        other = apart.second_id if apart.first_id == merged.pk else apart.first_id
        if other != keep.pk:
            first, second = sorted([keep.pk, other])
            KnownApart.objects.get_or_create(first_id=first, second_id=second, defaults={"reason": apart.reason})


@transaction.atomic
def tell_organisations_apart(*, actor, organisation, other, reason):
    """Note that two organisations that look alike are not the same; they are not shown as a possible duplicate again."""
    require(can_merge_organisations(actor))
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför de inte är samma organisation.")})
    first, second = sorted([organisation, other], key=lambda each: each.pk)
    apart = KnownApart(first=first, second=second, reason=reason.strip())
    refuse_personal_numbers(apart)
    apart.full_clean()
    save_or_tell(apart)
    for each, another in ((first, second), (second, first)):
        record(actor, "told_apart", each, reason=reason, apart_from=another)
    return organisation


@transaction.atomic
def register_contact(*, actor, organisation, **values):
    require(can_register_contact(actor, organisation))
    return add(actor, OrganisationContact(organisation=organisation, **values))


@transaction.atomic
def change_contact(*, actor, contact, reason="", **values):
    require(can_change_contact(actor, contact))
    return change(actor, contact, values, reason=reason)


@transaction.atomic
def note_protected_look(*, actor, contacts):
    """Log that somebody was shown protected contacts. The only thing that reading a page writes."""
    for contact in contacts:
        if contact.protected:
            record(actor, "saw_protected", contact)


@transaction.atomic
def register_board(*, actor, **values):
    """Register a political body of the municipality."""
    require(can_keep_boards(actor))
    return add(actor, Board(**values))


@transaction.atomic
def change_board(*, actor, board, reason="", **values):
    require(can_keep_boards(actor))
    return change(actor, board, values, reason=reason)


@transaction.atomic
def note_alias(*, actor, board, **values):
    """Note another way in which documents write the board's name."""
    require(can_keep_boards(actor))
    return add(actor, BoardAlias(board=board, **values))


@transaction.atomic
def register_office(*, actor, **values):
    """Register an office or a municipal company."""
    require(can_keep_boards(actor))
    return add(actor, Office(**values))


@transaction.atomic
def change_office(*, actor, office, reason="", **values):
    require(can_keep_boards(actor))
    return change(actor, office, values, reason=reason)


@transaction.atomic
def change_municipality(*, actor, municipality, reason="", **values):
    """Change the name and number of the municipality that runs the register."""
    require(can_keep_boards(actor))
    return change(actor, municipality, values, reason=reason)


@transaction.atomic
def register_parameter(*, actor, **values):
    require(can_register_parameter(actor))
    return add(actor, LegalParameter(**values))


@transaction.atomic
def change_parameter(*, actor, parameter, reason="", **values):
    require(can_change_parameter(actor, parameter))
    return change(actor, parameter, values, reason=reason)


@transaction.atomic
def register_user(*, actor, **values):
    """Give a person an account without a password: they sign in by single sign-on, a reset link or a one-time link."""
    require(can_keep_users(actor))
    user = User(**values)
    user.set_unusable_password()
    return add(actor, user)


@transaction.atomic
def change_user(*, actor, user, reason="", **values):
    """Change an account. One that is made inactive is signed out everywhere at once."""
    require(can_keep_users(actor))
    user = change(actor, user, values, reason=reason)
    if not user.is_active:
        end_sessions(user)
    return user


@transaction.atomic
def give_role(*, actor, user, **values):
    """Give a user a role for exactly one of: a board, an organisation, the whole municipality."""
    require(can_keep_users(actor))
    check_other_person(actor, user)
    assignment = add(actor, RoleAssignment(user=user, **values), act="gave_role")
    end_sessions(user)
    return assignment


@transaction.atomic
def change_role(*, actor, assignment, reason="", **values):
    """Change how long a role holds; the user signs in anew."""
    require(can_keep_users(actor))
    check_other_person(actor, assignment.user)
    assignment = change(actor, assignment, values, reason=reason)
    end_sessions(assignment.user)
    return assignment


def check_other_person(actor, user):
    """Nobody widens their own rights."""
    if actor.pk == user.pk:
        raise ValidationError(_("Du kan inte ändra dina egna roller. Be en annan administratör."))


def end_sessions(user):
    """Sign a user out everywhere. (Sessions lie in the database so that they can be revoked.)"""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


@transaction.atomic
def make_sign_in_link(*, user):
    """A new one-time link's secret. Called by the command that prints links on the machine itself, never by a page."""
    secret = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, digest=link_digest(secret), expires_at=timezone.now() + LINK_LASTS)
    record(None, "made_sign_in_link", user)
    return secret


@transaction.atomic
def use_sign_in_link(*, secret):
    """The user whose unused link this is, or None. A link works once."""
    link = SignInLink.objects.select_related("user").filter(digest=link_digest(secret), user__is_active=True).first()
    if link is None or not link.use():
        return None
    record(link.user, "signed_in_by_link", link.user)
    return link.user


def link_digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
