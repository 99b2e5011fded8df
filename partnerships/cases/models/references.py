"""Diary numbers and files: what a matter goes by, and what belongs to it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear, StrIndex, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.files import storage_name
from partnerships.ground.identifiers import CaseNumber
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Area


def pointing_at(thing, *others):
    """Rows of each kind that point at the record, or at any of some others of its kind, on whichever floor."""
    for relation in thing._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and issubclass(relation.related_model, Record):
            pks = [record.pk for record in (thing, *others)]
            yield relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks})


class CaseReferences(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def newest_first(self):
        """By the year that the case was opened, or else that of its number; the last opened before the others of a year."""
        of_number = When(normal__regex=r" [0-9]{4}/", then=Substr("normal", StrIndex("normal", Value("/")) - 4, 4))
        opened = Cast(ExtractYear("opened_on"), models.CharField())
        year = Coalesce(opened, Case(of_number, default=Value(""), output_field=models.CharField()))
        return self.order_by(year.desc(), F("opened_on").desc(nulls_last=True), "-pk")

    def written(self, raw):
        """The case written like this, however spaced: KS17/145 is KS 17/145."""
        return self.filter(normal=CaseNumber.parse(raw).normal)


class CaseReference(NamedRecord):
    """A diary number (dnr), kept as it was written and in one normal form. Several boards' numbers may be one matter."""

    raw = models.CharField(_("diarienummer"), max_length=40)
    normal = models.CharField(_("diarienummer, normalform"), max_length=60, editable=False, db_index=True)
    title = models.CharField(_("ärende"), max_length=200, blank=True)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("nämnd")
    )
    matter = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("huvudärende")
    )
    stated_in = models.CharField(_("står i"), max_length=200, blank=True)
    opened_on = models.DateField(_("ärendet öppnades"), null=True, blank=True)

    objects = CaseReferences.as_manager()

    class Meta:
        verbose_name = _("diarienummer")
        verbose_name_plural = _("diarienummer")
        ordering = ["sort_text", "pk"]
        constraints = [models.UniqueConstraint(fields=["normal", "stated_in"], name="one_case_per_number_and_document")]

    def __str__(self):
        return self.raw

    def words(self):
        return [self.raw, self.normal, self.title]

    def clean(self):
        self.normal = CaseNumber.parse(self.raw).normal
        if self.matter_id and self.matter_id == self.pk:
            raise ValidationError({"matter": _("Ett ärende kan inte vara sitt eget huvudärende.")})

    def save(self, **kwargs):
        self.normal = CaseNumber.parse(self.raw).normal
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("cases:case", args=[self.pk])

    def not_before(self):
        """The first day that something in the case can be dated: when it was opened, or its number's year began."""
        year = CaseNumber.parse(self.raw).year
        return self.opened_on or (year and date(year, 1, 1))

    def titled(self):
        """The number with what it is about, for choices."""
        return f"{self.raw} – {self.title}" if self.title else self.raw

    def main(self):
        """The number that the whole matter goes by."""
        return self.matter or self

    def differing_parts(self):
        """Numbers in this matter whose board has another one in another document (R15)."""
        other = CaseReference.objects.filter(matter=OuterRef("matter"), board=OuterRef("board")).exclude(
            normal=OuterRef("normal")
        )
        return self.parts.filter(Exists(other)).order_by("board", "pk")

    def conflicting(self):
        """Other numbers that documents of the same matter give for the same board (R15)."""
        if not self.matter_id or not self.board_id:
            return CaseReference.objects.none()
        return CaseReference.objects.filter(matter=self.matter_id, board=self.board_id).exclude(normal=self.normal)


class Documents(Records):
    def visible_to(self, user):
        """A document is read by those who read the records of its area, for its board or organisation."""
        condition = Q(pk__in=[])
        for area in Area:
            condition |= Q(area=area) & user.readable(area, board="board", organisation="organisation")
        return self.filter(condition)


class Document(Record):
    """A file that belongs to the matter: stored outside the web root, checked by content, given out as an attachment."""

    title = models.CharField(_("titel"), max_length=200)
    file = models.FileField(_("fil"), upload_to=storage_name)
    file_name = models.CharField(_("filnamn"), max_length=150, editable=False)
    content_type = models.CharField(_("filtyp"), max_length=100, editable=False)
    size = models.PositiveIntegerField(_("storlek"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    doc_date = models.DateField(_("handlingens datum"), null=True, blank=True)
    area = models.CharField(_("hör till"), max_length=20, choices=Area, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("nämnd"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("organisation")
    )
    case = models.ForeignKey(CaseReference, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("diarienummer"))

    objects = Documents.as_manager()

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlingar")
        ordering = ["-doc_date", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("cases:document", args=[self.pk])
