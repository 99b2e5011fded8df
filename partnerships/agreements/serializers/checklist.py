"""What the API reads of an agreement's checklist."""

from rest_framework import serializers

from ..models.gaps import Heading


class RequirementSerializer(serializers.Serializer):
    """`about` is the agreement's field or the kind of part; `hinders` is false where it may be signed all the same."""

    heading = serializers.ChoiceField(choices=Heading.choices)
    about = serializers.CharField()
    label = serializers.CharField()
    done = serializers.BooleanField()
    party = serializers.IntegerField(allow_null=True)
    group = serializers.IntegerField(allow_null=True)
    hinders = serializers.BooleanField()


class ChecklistSerializer(serializers.Serializer):
    """`done` of `total` requirements are met; what does not hinder is not counted."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()
    requirements = RequirementSerializer(many=True)
