"""Forms for parties and steps of the timeline."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import IOPMilestone, IOPParty


class PartyForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPParty
        fields = ["side", "organisation", "board", "role", "signatory_role", "notice_months"]
        help_texts = {
            "organisation": _("Välj en organisation eller en nämnd, inte båda."),
            "signatory_role": _("Roll, inte namn. Till exempel ordförande."),
            "notice_months": _("Fylls i när parten har en annan uppsägningstid än avtalets. Lämna annars tomt."),
        }


class MilestoneForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPMilestone
        fields = ["title", "planned_start", "planned_end", "done_on"]
