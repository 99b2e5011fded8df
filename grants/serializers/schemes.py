"""What the API reads and writes of forms of grant."""

from partnerships.ground.serializers import RecordSerializer

from ..models import GrantScheme


class SchemeSerializer(RecordSerializer):
    class Meta:
        model = GrantScheme
        fields = [
            "id",
            "code",
            "name",
            "category",
            "board",
            "rules",
            "rules_decision",
            "governing_document",
            "max_amount",
            "report_days",
            "active_from",
            "active_to",
            "eligible_categories",
            "min_members",
            "age_from",
            "age_to",
            "demands_local_activity",
            "apply_days_before",
            "calc_method",
            "conditions",
            "account_code",
            "cost_centre",
            "requires_documents",
            "version",
        ]
        read_only_fields = ["requires_documents", "version"]
