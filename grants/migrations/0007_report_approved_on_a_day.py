from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0006_reports_already_in"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="grantreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_on__isnull", False), ("state", "approved")),
                    models.Q(models.Q(("state", "approved"), _negated=True), ("approved_on", None)),
                    _connector="OR",
                ),
                name="report_is_approved_on_a_day",
                violation_error_message="Ange vilken dag redovisningen godkändes.",
            ),
        ),
    ]
