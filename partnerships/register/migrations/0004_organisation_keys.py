from django.db import migrations

from partnerships.register.likeness import name_key, phone_key


def write_keys(apps, schema_editor):
    """The keys by which organisations are found to be alike, of those that were registered before there were any."""
    organisations = apps.get_model("register", "Organisation").objects.using(schema_editor.connection.alias)
    rows = list(organisations.only("name", "phone"))
    for row in rows:
        row.name_key, row.phone_key = name_key(row.name), phone_key(row.phone)
    organisations.bulk_update(rows, ["name_key", "phone_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_merged_organisations"),
    ]

    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop)]
