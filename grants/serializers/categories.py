"""What the API reads and writes of the boards' categories of organisations."""

from partnerships.ground.serializers import RecordSerializer

from ..models import ApplicantCategory, CategoryPlacement


class CategorySerializer(RecordSerializer):
    class Meta:
        model = ApplicantCategory
        fields = ["id", "board", "name", "description", "version"]
        read_only_fields = ["version"]


class PlacementSerializer(RecordSerializer):
    class Meta:
        model = CategoryPlacement
        fields = ["id", "category", "board", "organisation", "valid_from", "version"]
        read_only_fields = ["board", "version"]
