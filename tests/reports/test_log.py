"""What the log shows to whom: only events of what one may read."""

import pytest
from django.apps import apps

from partnerships.audit.services import add, record
from partnerships.cases.models import Document
from partnerships.initiatives.models import Initiative
from partnerships.register.rights import Area
from reports.log import DOCUMENT, LOGGED
from tests.fixtures import OrganisationFactory

LOG = "/logg/"


def test_every_kind_of_record_that_is_logged_stands_in_one_area():
    listed = [kind for kinds in LOGGED.values() for kind in kinds]
    logged = {model._meta.label_lower for model in apps.get_models() if hasattr(model, "PERSONAL_FIELDS")}
    assert len(listed) == len(set(listed))
    assert {*listed, DOCUMENT} == logged


@pytest.mark.django_db
def test_the_log_leaves_out_what_the_reader_may_not_read_also_ones_own_acts(client, finance, secretary, coordinator):
    initiative = add(coordinator, Initiative(title="Odling bakom kvarnen", organisation=OrganisationFactory(), note="Internt"))
    paper = Document(title="Brevet om odling", file="brev.pdf", area=Area.INITIATIVES, size=1)
    paper.save()
    events = [record(user, "changed", thing) for user in (coordinator, finance) for thing in (initiative, paper)]
    for user, status in ((secretary, 200), (finance, 404)):
        client.force_login(user)
        page = client.get(LOG).content.decode()
        assert [words in page for words in ("Odling bakom", "Brevet om")] == [status == 200] * 2
        assert {client.get(event.get_absolute_url()).status_code for event in events} == {status}
        asked = client.get(LOG, {"object_type": "initiatives.initiative"}).context["table"].rows
        assert bool(asked) is (status == 200)
