"""Accounts that were registered before they had a state: approved where they have a day for it, and sent in once."""

from django.db import migrations


def tell_state(apps, schema_editor):
    reports = apps.get_model("grants", "GrantReport").objects
    submissions = apps.get_model("grants", "ReportSubmission").objects
    reports.filter(approved_on__isnull=False).update(state="approved")
    rows = reports.order_by("pk").values("pk", "received_on", "used_amount", "result_text")
    made = (submissions.model(report_id=row.pop("pk"), number=1, **row) for row in rows.iterator())
    submissions.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("grants", "0005_report_completion")]

    operations = [migrations.RunPython(tell_state, migrations.RunPython.noop)]
