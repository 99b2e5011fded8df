"""The API's endpoint for what one organisation has from every board."""

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from partnerships.ground.schema import RecordSchema
from partnerships.ground.serializers import KronorSerializerField
from partnerships.register.models import Organisation

from .organisation_money import FORMS, OrganisationMoney


class MoneyLineSerializer(serializers.Serializer):
    """`shared` is promised to several parties together; it is in no sum.

    `unknown`: how many promised amounts nobody knows; `paid_unknown`: of how many grants nobody knows what was paid.
    """

    year = serializers.IntegerField()
    board = serializers.IntegerField(source="board.pk")
    form = serializers.ChoiceField(choices=FORMS)
    asked = KronorSerializerField(allow_null=True)
    promised = KronorSerializerField(allow_null=True)
    paid = KronorSerializerField(allow_null=True)
    reclaimed = KronorSerializerField(allow_null=True)
    shared = KronorSerializerField(allow_null=True)
    unknown = serializers.IntegerField()
    paid_unknown = serializers.IntegerField()


class MoneyTotalsSerializer(serializers.Serializer):
    asked = KronorSerializerField()
    promised = KronorSerializerField()
    paid = KronorSerializerField(required=False)
    reclaimed = KronorSerializerField(required=False)


class OrganisationMoneySerializer(serializers.Serializer):
    totals = MoneyTotalsSerializer()
    lines = MoneyLineSerializer(many=True)


class OrganisationMoneyView(APIView):
    schema = RecordSchema()
    action = "money"

    @extend_schema(responses=OrganisationMoneySerializer, operation_id="organisations_money")
    def get(self, request, pk):
        """What an organisation has from every board, as far as the user may see: promised and paid are two sums."""
        if unknown := sorted(set(request.query_params) - {"format"}):
            raise exceptions.ValidationError({name: [_("Parametern finns inte.")] for name in unknown})
        organisation = Organisation.objects.visible_to(request.user).filter(pk=pk).first()
        if organisation is None:
            raise Http404
        money = OrganisationMoney(request.user, organisation)
        return Response(OrganisationMoneySerializer({"totals": money.totals, "lines": money.lines}).data)
