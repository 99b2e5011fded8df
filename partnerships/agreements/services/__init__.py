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
from .answers import change_answer, register_answer
from .follow_ups import approve_follow_up, change_follow_up, conclude_follow_up, register_follow_up, reopen_follow_up
from .goals import change_goal, register_goal, strike_goal
from .legal_tests import register_legal_test
from .measures import change_goal_measure, register_goal_measure
from .parts import change_milestone, change_party, register_milestone, register_party, strike_milestone, strike_party
from .payments import plan_iop_payment
from .resources import change_resource, register_resource, strike_resource
from .welfare_areas import change_welfare_area, register_welfare_area

__all__ = [
    "approve_follow_up",
    "change_answer",
    "change_goal",
    "change_goal_measure",
    "conclude_follow_up",
    "register_answer",
    "register_goal",
    "register_goal_measure",
    "reopen_follow_up",
    "strike_goal",
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
    "replace_agreement",
    "review_agreement",
    "sign_agreement",
    "strike_milestone",
    "strike_party",
    "strike_resource",
    "terminate_agreement",
    "withdraw_agreement",
]
