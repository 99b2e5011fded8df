from django.db import migrations

CONFIRMED_BY = "Parten"  # all that a tick in "bekräftat av parten" said; the day was never written down


def keep_deliveries(apps, schema_editor):
    """What was ticked is kept as it was meant; what was not ticked said nothing, and is unknown. No figure is guessed."""
    resources = apps.get_model("agreements", "IOPResource").objects.using(schema_editor.connection.alias)
    resources.filter(delivered=False).update(delivered=None)
    resources.filter(confirmed=True).update(confirmed_by_role=CONFIRMED_BY)


def back_to_ticks(apps, schema_editor):
    resources = apps.get_model("agreements", "IOPResource").objects.using(schema_editor.connection.alias)
    resources.exclude(confirmed_by_role="").update(confirmed=True)
    resources.filter(delivered=None).update(delivered=False)


class Migration(migrations.Migration):
    """From the ticks "levererat" and "bekräftat av parten" to what is delivered, and confirmed by whom and when."""

    dependencies = [
        ("agreements", "0007_resource_delivery"),
    ]

    operations = [migrations.RunPython(keep_deliveries, back_to_ticks)]
