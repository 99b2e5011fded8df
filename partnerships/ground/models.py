"""What every noun of the register is built on."""

from decimal import Decimal

from django.core.exceptions import EmptyResultSet, FieldDoesNotExist, FieldError, FullResultSet, ValidationError
from django.db import models, transaction
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .errors import Stale
from .swedish import search_key, sort_key
from .texts import check_texts


class Records(models.QuerySet):
    """Sets of records. Each noun adds its own `visible_to(user)`; lists, exports, API and counts all start from it."""

    def locked(self):
        """Rows held for the rest of the transaction. (On SQLite the transaction itself has taken the write lock.)"""
        return self.select_for_update(of=("self",))

    def total(self, field):
        """The sum of a money field in kronor, made by the database."""
        return self.aggregate(total=Sum(field))["total"] or Decimal("0.00")

    def search(self, words):
        """Rows that hold every word, whatever the case; å, ä and ö are letters of their own."""
        rows = self
        for word in search_key(words).split():
            rows = rows.filter(search_text__contains=word)
        return rows


def field_of(model, name):
    """The field of this name; None where it is no field."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def seen_of(model, pks, user):
    """Which of the numbered records, struck ones too, a user may see; None for all of them, when the right itself says so."""
    rows = type(model._default_manager.all())(model).visible_to(user)
    try:
        rows.query.get_compiler(rows.db).compile(rows.query.where)
    except FullResultSet:
        return None
    except EmptyResultSet:
        return set()
    return set(rows.filter(pk__in=pks).order_by().values_list("pk", flat=True))


class Record(models.Model):
    """A row that people change: `version` tells which writing of it somebody saw."""

    created_at = models.DateTimeField(_("skapad"), auto_now_add=True, editable=False)
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects = Records.as_manager()

    PERSONAL_FIELDS = frozenset()  # kept out of the log, see audit.services.record
    SET_ONCE = frozenset()  # what says whose the record is: a right over it is no right to hand it to somebody else

    class Meta:
        abstract = True

    def settled_fields(self):
        """The fields that can no longer be changed: the act that changes the record refuses them, a form shows them as text."""
        return frozenset()

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        check_texts(self, exclude)

    def save(self, *, update_fields=None, **kwargs):
        """Save, if nobody has saved the row since it was read; raises `Stale` otherwise."""
        if self._state.adding:
            super().save(update_fields=update_fields, **kwargs)
            return
        if update_fields is not None:
            update_fields = {*update_fields, "version", "updated_at"}
        with transaction.atomic():  # nobody may read the new version beside the old values
            self.take_version()
            super().save(update_fields=update_fields, **kwargs)

    def take_version(self):
        # One conditional UPDATE: of two who read the same version, the database lets one through.
        seen = self.version
        if not type(self)._base_manager.filter(pk=self.pk, version=seen).update(version=seen + 1):
            raise Stale(self)
        self.version = seen + 1

    def validate_constraints(self, exclude=None):
        """Django asks the database about each check by itself. Here all are asked at once, and singly where one is broken."""
        checks = [each for each in self._meta.constraints if isinstance(each, models.CheckConstraint)]
        if not checks or not self.keeps(checks, exclude):
            super().validate_constraints(exclude)
            return
        faults = []
        for constraint in self._meta.constraints:
            if constraint not in checks:
                try:
                    constraint.validate(type(self), self, exclude=exclude)
                except ValidationError as broken_rule:
                    faults.append(broken_rule)
        if faults:
            super().validate_constraints(exclude)  # which tells at what field

    def keeps(self, checks, exclude):
        """Do the values of the row keep all these checks? What is unknown breaks none, as in the database."""
        values = self._get_field_expression_map(meta=self._meta, exclude=exclude)
        together = Q(*(Coalesce(check.condition, True, output_field=models.BooleanField()) for check in checks))
        try:
            return together.check(values)
        except FieldError:  # about a field that is left out, because it is wrong by itself
            return False

    def as_seen(self):
        """This row as it stands now; raises `Stale` if it is not the version that the user saw. (`save` closes the race.)"""
        row = type(self)._base_manager.get(pk=self.pk)
        if row.version != self.version:
            raise Stale(row)
        return row


class NamedRecord(Record):
    """A record that people look for by its words: keys for Swedish order and search are stored beside them."""

    sort_text = models.CharField(max_length=120, editable=False, db_index=True)
    search_text = models.TextField(editable=False)

    class Meta:
        abstract = True

    def words(self):
        """The texts to search in; the first one decides the order."""
        return [str(self)]

    def set_keys(self):
        """The keys that `save` stores; called by itself for rows that are written in bulk."""
        words = [word for word in self.words() if word]
        self.sort_text = sort_key(words[0]) if words else ""
        self.search_text = search_key(" ".join(words))

    def save(self, *, update_fields=None, **kwargs):
        self.set_keys()
        if update_fields is not None:
            update_fields = {*update_fields, "sort_text", "search_text"}
        super().save(update_fields=update_fields, **kwargs)


class Stateful(models.Model):
    """A record with a `state`; `NEXT` says, once, which state may follow which."""

    NEXT = {}

    class Meta:
        abstract = True

    def can_move_to(self, state):
        return state in self.NEXT.get(self.state, ())

    def move_to(self, state):
        if not self.can_move_to(state):
            raise ValidationError(
                _("%(thing)s som är ”%(state)s” kan inte bli ”%(to)s”."),
                params={"thing": str(self._meta.verbose_name).capitalize(), "state": self.get_state_display(), "to": state.label},
            )
        self.state = state
