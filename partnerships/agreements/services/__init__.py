"""Acts on IOP agreements and what they hold."""

from .agreement import (
    change_agreement,
    decide_agreement,
    decline_agreement,
    prepare_agreement,
    register_agreement,
    replace_agreement,
    review_agreement,
    sign_agreement,
    terminate_agreement,
    withdraw_agreement,
)
from .aid import prepare_state_aid
from .extensions import extend_agreement
from .follow_ups import change_follow_up, register_follow_up
from .groups import change_group, change_group_member, register_group, register_group_member, strike_group, strike_group_member
from .legal_tests import register_legal_test
from .other_agreements import change_other_agreement, register_other_agreement
from .parts import change_milestone, change_party, register_milestone, register_party, strike_milestone, strike_party
from .payments import plan_iop_payment, request_iop_payment
from .plain import cancel_agreement, set_yearly_amount
from .procurements import change_procurement, register_procurement
from .resources import change_resource, confirm_delivery, register_resource, strike_resource
from .welfare_areas import change_welfare_area, register_welfare_area

__all__ = [
    "change_agreement",
    "change_follow_up",
    "change_group",
    "change_group_member",
    "change_milestone",
    "change_party",
    "change_resource",
    "change_welfare_area",
    "confirm_delivery",
    "decide_agreement",
    "decline_agreement",
    "extend_agreement",
    "plan_iop_payment",
    "prepare_agreement",
    "prepare_state_aid",
    "register_agreement",
    "register_follow_up",
    "register_group",
    "register_group_member",
    "register_legal_test",
    "register_milestone",
    "register_party",
    "register_resource",
    "register_welfare_area",
    "replace_agreement",
    "request_iop_payment",
    "review_agreement",
    "sign_agreement",
    "strike_group",
    "strike_group_member",
    "strike_milestone",
    "strike_party",
    "strike_resource",
    "terminate_agreement",
    "withdraw_agreement",
    "cancel_agreement",
    "change_other_agreement",
    "change_procurement",
    "register_other_agreement",
    "register_procurement",
    "set_yearly_amount",
]
