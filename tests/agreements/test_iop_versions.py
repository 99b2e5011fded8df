"""What is signed is kept word for word."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.agreements.models import IOPVersion

from .conftest import signed

pytestmark = pytest.mark.django_db


def test_signing_keeps_what_was_signed(agreement):
    version = agreement.versions.get()
    assert (version.number, version.signed_on, version.valid_from) == (1, date(2023, 12, 20), date(2024, 1, 1))
    assert version.decision == agreement.decision
    assert version.document_sha256 == "a" * 64
    assert version.text == (
        "PARTER\nSocialnämnden, Kommunen\nProvköpings mötesplats, Idéburen part\n\n"
        "BENÄMNING\nÖppen dagverksamhet\n\n"
        "SAMHÄLLSUTMANING\nEnsamhet\n\n"
        "IDÉBURET MERVÄRDE\nFörtroende\n\n"
        "MÅLGRUPP\nÄldre\n\n"
        "KVALITETSKRAV\nÖppet tre dagar i veckan\n\n"
        "UPPFÖLJNING\nVarje februari\n\n"
        "UPPFÖLJNINGSMÅNAD\nfebruari\n\n"
        "VÄRDEGRUND\nAlla människors lika värde\n\n"
        "ANSVARSFÖRDELNING\nFöreningen leder verksamheten, nämnden lånar ut lokalen\n\n"
        "ÄNDRINGAR OCH TILLÄGG\nSkriftligt av båda parter\n\n"
        "OMFÖRHANDLING, HÄVNING OCH TVIST\nParterna löser tvister i styrgruppen\n\n"
        "INSYN OCH REVISION\nNämnden får ta del av verksamhetens handlingar\n\n"
        "PERSONUPPGIFTER\nFöreningen svarar för sina egna uppgifter\n\n"
        "UPPFÖLJNINGSINTERVALL (MÅNADER)\n12\n\n"
        "AVTALSSTART\n2024-01-01\n\n"
        "AVTALSSLUT\n2026-12-31\n\n"
        "UPPSÄGNINGSTID (MÅNADER)\n3\n\n"
        "MÅL\n1. mål: Fler besökare; enhet: besökare; utgångsläge: 40; målvärde: 80\n\n"
        "KOMMUNENS MEDEL\n2024: 100\u00a0000\u00a0kr\n\n"
        "PARTERNAS RESURSER I ÖVRIGT\n"
        "2024: Provköpings mötesplats, Ideell tid, 100 timmar, uppskattat värde 22\u00a0000\u00a0kr\n\n"
        "TIDPLAN\n2024-01-01: Uppstart\n"
    )
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()


def test_a_version_is_never_changed_nor_removed(agreement):
    version = agreement.versions.get()
    version.text = "Något annat"
    rows = IOPVersion.objects.filter(pk=version.pk)
    for attempt in (version.save, version.delete, lambda: rows.update(text="X"), rows.delete):
        with pytest.raises(ValidationError, match="ändras eller tas aldrig bort"):
            attempt()
    again = rows.get()
    assert again.holds()
    assert version.document_holds()
    assert not version.holds()
    again.pk, again._state.adding = None, True
    with pytest.raises(IntegrityError, match="version_once|UNIQUE"), transaction.atomic():
        again.save()


def test_signed_without_the_act_keeps_nothing(prepared, board_decision):
    """The factory of other tests makes agreements as they were before versions."""
    assert not signed(prepared, board_decision).versions.exists()
