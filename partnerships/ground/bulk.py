"""Many rows written at once, made ready for the database before the transaction that writes them.

`bulk_create` turns every value into the database's own form while it writes, which takes five times as long as the writing does;
and on SQLite nobody else writes meanwhile. A test holds what is written here equal to what `bulk_create` writes.
"""

from itertools import chain

from django.db import connection, connections

AT_ONCE = 1000  # rows in one statement, where the database sets no lower limit itself


class ReadyRows:
    """Rows of one model. `later` are the fields that are told when the rows are written, such as the numbers of other rows."""

    def __init__(self, model, things=(), later=()):
        self.model, self.database = model, connections[connection.alias]  # itself, found once: the proxy looks it up each time
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        self.early = [field for field in fields if field.name not in later]
        self.late = [model._meta.get_field(name) for name in later]
        self.rows = [self.values_of(thing) for thing in things]

    def __len__(self):
        return len(self.rows)

    def values_of(self, thing):
        values = ((field, field.pre_save(thing, True)) for field in self.early)
        return [None if value is None else field.get_db_prep_save(value, self.database) for field, value in values]

    def write(self, **told):
        """Write the rows and answer with their numbers. `told` has by field a list with a value for each row, or one for all."""
        rows = self.rows
        if self.late:
            columns = [self.column(field, told[field.name]) for field in self.late]
            rows = [(*row, *late) for row, late in zip(rows, zip(*columns, strict=True), strict=True)]
        fields, numbers = self.early + self.late, []
        at_once = min(AT_ONCE, self.database.ops.bulk_batch_size(fields, rows) or AT_ONCE)
        with self.database.cursor() as cursor:
            for start in range(0, len(rows), at_once):
                some = rows[start : start + at_once]
                cursor.execute(self.statement(fields, len(some)), list(chain.from_iterable(some)))
                numbers += [number for (number,) in cursor.fetchall()]
        return numbers

    def column(self, field, told):
        if isinstance(told, list):
            return [field.get_db_prep_save(value, self.database) for value in told]
        return [field.get_db_prep_save(told, self.database)] * len(self.rows)

    def statement(self, fields, count):
        quoted, meta = self.database.ops.quote_name, self.model._meta
        columns = ", ".join(quoted(field.column) for field in fields)
        row = ", ".join(["%s"] * len(fields))
        values = ", ".join([f"({row})"] * count)
        return " ".join(
            ["INSERT INTO", quoted(meta.db_table), f"({columns})", "VALUES", values, "RETURNING", quoted(meta.pk.column)]
        )
