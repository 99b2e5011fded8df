"""What the API reads of what an application is weighed by."""

from rest_framework import serializers

from partnerships.ground.serializers import KronorSerializerField


class DemandSerializer(serializers.Serializer):
    """`met` is null where it is not known; `hinders` is true where an application that does not meet it cannot be granted."""

    name = serializers.CharField()
    met = serializers.BooleanField(allow_null=True)
    told = serializers.CharField()
    rule = serializers.CharField()
    hinders = serializers.BooleanField()


class ReckonedSerializer(serializers.Serializer):
    """`amount` is null where it cannot be reckoned, and `missing` says why. It is a proposal and decides nothing."""

    amount = KronorSerializerField(allow_null=True)
    how = serializers.ListField(child=serializers.CharField())
    missing = serializers.CharField(allow_blank=True)


class BasisSerializer(serializers.Serializer):
    """`proposal` is null where the board decides by discretion; `late_days` where the application has not come in."""

    demands = DemandSerializer(many=True)
    proposal = ReckonedSerializer(allow_null=True)
    late_days = serializers.IntegerField(allow_null=True)
