"""Forms for the times to apply."""

from partnerships.ground.forms import RecordForm

from ..models import GrantRound


class RoundForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantRound
        fields = ["year", "name", "opens", "closes", "frame"]


class NewRoundForm(RoundForm):
    """A round of any scheme of the user's own boards."""

    class Meta(RoundForm.Meta):
        fields = ["scheme", *RoundForm.Meta.fields]

    def narrow(self):
        super().narrow()
        schemes = self.fields["scheme"].queryset.filter(board__in=self.user.boards_with("U", "schemes"))
        self.fields["scheme"].queryset = schemes.select_related("board")
        self.fields["scheme"].label_from_instance = lambda scheme: f"{scheme}, {scheme.board}"
