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
from .follow_ups import change_follow_up, register_follow_up
from .legal_tests import register_legal_test
from .parts import change_milestone, change_party, register_milestone, register_party, strike_milestone, strike_party
from .payments import plan_iop_payment
from .renewal import renew_agreement
from .resources import change_resource, register_resource, strike_resource
from .versions import amend_agreement
from .welfare_areas import change_welfare_area, register_welfare_area

__all__ = [
    "amend_agreement",
    "change_agreement",
    "change_follow_up",
    "change_milestone",
    "change_party",
    "change_resource",
    "change_welfare_area",
    "decide_agreement",
    "decline_agreement",
    "plan_iop_payment",
    "prepare_agreement",
    "prepare_state_aid",
    "register_agreement",
    "register_follow_up",
    "register_legal_test",
    "register_milestone",
    "register_party",
    "register_resource",
    "register_welfare_area",
    "renew_agreement",
    "replace_agreement",
    "review_agreement",
    "sign_agreement",
    "strike_milestone",
    "strike_party",
    "strike_resource",
    "terminate_agreement",
    "withdraw_agreement",
]
