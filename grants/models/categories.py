"""The boards' own categories of organisations, and in which one each organisation stands (R26)."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Area


class ApplicantCategories(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))

    def with_counts(self):
        """Each category with how many organisations stand in it today."""
        standing = CategoryPlacement.objects.current().filter(category=OuterRef("pk")).order_by().values("category")
        return self.annotate(organisation_count=Coalesce(Subquery(standing.annotate(count=Count("pk")).values("count")), 0))


class ApplicantCategory(NamedRecord):
    """A kind of organisation (sökandekategori) by which one board sorts those who apply, such as idrott or kultur."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="applicant_categories", verbose_name=_("nämnd"))
    name = models.CharField(_("namn"), max_length=80)
    description = models.TextField(_("vilka som hör hit"), blank=True, max_length=1000)

    objects = ApplicantCategories.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("sökandekategori")
        verbose_name_plural = _("sökandekategorier")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"],
                name="one_applicant_category_per_board_and_name",
                violation_error_message=_("Nämnden har redan en kategori med det namnet."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("grants:category", args=[self.pk])


class CategoryPlacements(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))

    def current(self):
        """The placements that hold today: the newest of each organisation with each board."""
        newer = CategoryPlacement.objects.filter(
            organisation=OuterRef("organisation"), board=OuterRef("board"), valid_from__gt=OuterRef("valid_from"),
            valid_from__lte=today(),
        )  # fmt: skip
        return self.filter(~Exists(newer), valid_from__lte=today())

    def of(self, organisation_id, board_id, day):
        """Where an organisation stands with a board on a day; None where that is not known."""
        rows = self.filter(organisation=organisation_id, board=board_id, valid_from__lte=day).select_related("category")
        return rows.order_by("-valid_from").first()


class CategoryPlacement(Record):
    """From which day on an organisation stands in a category. The next placement with the same board ends it."""

    category = models.ForeignKey(
        ApplicantCategory, on_delete=models.PROTECT, related_name="placements", verbose_name=_("sökandekategori")
    )
    board = models.ForeignKey(Board, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("nämnd"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="category_placements", verbose_name=_("organisation")
    )
    valid_from = models.DateField(_("gäller från"), default=today)

    objects = CategoryPlacements.as_manager()
    SET_ONCE = frozenset({"organisation", "valid_from"})

    class Meta:
        verbose_name = _("placering i kategori")
        verbose_name_plural = _("placeringar i kategori")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "board", "valid_from"],
                name="one_placement_per_organisation_board_and_day",
                violation_error_message=_("Organisationen är redan placerad från den dagen."),
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.category}"

    def clean(self):
        if self.category_id:
            self.board_id = self.category.board_id

    def get_absolute_url(self):
        return self.category.get_absolute_url()
