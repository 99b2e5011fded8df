"""What the API reads of the money of the grants: grant by grant, and per round, board or year."""

from rest_framework import serializers

from partnerships.ground.serializers import KronorSerializerField

from ..models.reconciliation import standing_of


class ReconciliationSerializer(serializers.Serializer):
    """One grant: what is left is decided less what is paid and what is still owed, in kronor. `id` is the grant's.

    `repaid` and `owed` are what of the reclaimed has come back, and what is still to come. What is both reclaimed and beyond a
    lowered grant is in `left` once. `paid_out`, `left` and `waiting` are null where a list did not tell what was paid.
    """

    id = serializers.IntegerField(read_only=True)
    application = serializers.IntegerField(source="application_id", read_only=True)
    decided = KronorSerializerField(read_only=True)
    paid_out = KronorSerializerField(read_only=True, allow_null=True)
    reclaimed = KronorSerializerField(read_only=True)
    repaid = KronorSerializerField(read_only=True)
    owed = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True, allow_null=True)
    waiting = KronorSerializerField(read_only=True, allow_null=True)
    standing = serializers.SerializerMethodField()

    def get_standing(self, grant) -> str:
        return standing_of(grant).value


class GroupSerializer(serializers.Serializer):
    """The grants of a round, a board or a year; `key` is its number, or the year. `off`: how many of them do not agree.

    `paid_unknown`: of how many it is not known what was paid. They are in none of `paid_out`, `left` and `waiting`, nor in `off`.
    """

    key = serializers.IntegerField(read_only=True)
    name = serializers.CharField(source="__str__", read_only=True)
    grants = serializers.IntegerField(read_only=True)
    off = serializers.IntegerField(read_only=True)
    paid_unknown = serializers.IntegerField(read_only=True)
    decided = KronorSerializerField(read_only=True)
    paid_out = KronorSerializerField(read_only=True, allow_null=True)
    reclaimed = KronorSerializerField(read_only=True)
    repaid = KronorSerializerField(read_only=True)
    owed = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True, allow_null=True)
    waiting = KronorSerializerField(read_only=True, allow_null=True)


class GroupsSerializer(serializers.Serializer):
    count = serializers.IntegerField()
    results = GroupSerializer(many=True)
