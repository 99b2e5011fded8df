from django.db import migrations

TABLES = ("audit_auditevent", "audit_auditseal")
REFUSAL = "Loggen kan inte ändras."

# SQLite's INSERT OR REPLACE takes a row away without a DELETE that a trigger sees.
REFUSES_REPLACE = {
    "audit_auditevent": (
        "CREATE TRIGGER audit_auditevent_refuses_replace BEFORE INSERT ON audit_auditevent "
        "WHEN EXISTS (SELECT 1 FROM audit_auditevent WHERE id = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'Loggen kan inte ändras.'); END"
    ),
    "audit_auditseal": (
        "CREATE TRIGGER audit_auditseal_refuses_replace BEFORE INSERT ON audit_auditseal "
        "WHEN EXISTS (SELECT 1 FROM audit_auditseal WHERE id = NEW.id OR first_event = NEW.first_event) "
        "BEGIN SELECT RAISE(ABORT, 'Loggen kan inte ändras.'); END"
    ),
}


def add_triggers(apps, schema_editor):
    """The database itself refuses UPDATE and DELETE (and TRUNCATE) on the log."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
    for table in TABLES:
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change_of_log()"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()"
            )
        else:
            schema_editor.execute(REFUSES_REPLACE[table])
            for event in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )


def drop_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_stays ON {table}")
            schema_editor.execute(f"DROP TRIGGER {table}_is_not_emptied ON {table}")
        else:
            for event in ("update", "delete", "replace"):
                schema_editor.execute(f"DROP TRIGGER {table}_refuses_{event}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION refuse_change_of_log()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, drop_triggers, elidable=False)]
