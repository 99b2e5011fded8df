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
    withdraw_notice,
)
from .aid import prepare_state_aid
from .answers import change_answer, register_answer
from .criteria import (
    add_published_set,
    change_criteria_set,
    change_criterion,
    close_criteria_set,
    register_criteria_set,
    register_criterion,
    remove_criterion,
)
from .decisions import take_back_decision
from .extensions import extend_agreement
from .follow_ups import approve_follow_up, change_follow_up, conclude_follow_up, register_follow_up, reopen_follow_up
from .form_choices import register_form_choice, strike_form_choice
from .goals import change_goal, register_goal, strike_goal
from .groups import change_group, change_group_member, register_group, register_group_member, strike_group, strike_group_member
from .legal_tests import clear_legal_test, register_legal_test
from .measures import change_goal_measure, register_goal_measure
from .other_agreements import change_other_agreement, register_other_agreement
from .parts import change_milestone, change_party, register_milestone, register_party, strike_milestone, strike_party
from .payments import plan_iop_payment, plan_iop_payments, request_iop_payment
from .plain import cancel_agreement, set_yearly_amount
from .procurements import change_procurement, register_procurement
from .renewal import renew_agreement
from .resources import change_resource, confirm_delivery, register_resource, strike_resource
from .versions import amend_agreement
from .welfare_areas import change_welfare_area, register_welfare_area

__all__ = [
    "add_published_set",
    "amend_agreement",
    "approve_follow_up",
    "cancel_agreement",
    "change_agreement",
    "change_answer",
    "change_criteria_set",
    "change_criterion",
    "change_follow_up",
    "change_goal",
    "change_goal_measure",
    "change_group",
    "change_group_member",
    "change_milestone",
    "change_other_agreement",
    "change_party",
    "change_procurement",
    "change_resource",
    "change_welfare_area",
    "clear_legal_test",
    "close_criteria_set",
    "conclude_follow_up",
    "confirm_delivery",
    "decide_agreement",
    "decline_agreement",
    "extend_agreement",
    "plan_iop_payment",
    "plan_iop_payments",
    "prepare_agreement",
    "prepare_state_aid",
    "register_agreement",
    "register_answer",
    "register_criteria_set",
    "register_criterion",
    "register_follow_up",
    "register_form_choice",
    "register_goal",
    "register_goal_measure",
    "register_group",
    "register_group_member",
    "register_legal_test",
    "register_milestone",
    "register_other_agreement",
    "register_party",
    "register_procurement",
    "register_resource",
    "register_welfare_area",
    "remove_criterion",
    "renew_agreement",
    "reopen_follow_up",
    "replace_agreement",
    "request_iop_payment",
    "review_agreement",
    "set_yearly_amount",
    "sign_agreement",
    "strike_form_choice",
    "strike_goal",
    "strike_group",
    "strike_group_member",
    "strike_milestone",
    "strike_party",
    "strike_resource",
    "take_back_decision",
    "terminate_agreement",
    "withdraw_agreement",
    "withdraw_notice",
]
