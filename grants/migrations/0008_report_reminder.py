import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.days


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0007_report_approved_on_a_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("sent_on", models.DateField(default=partnerships.ground.days.today, verbose_name="påmind")),
                (
                    "channel",
                    models.CharField(
                        choices=[("letter", "Brev"), ("email", "E-post"), ("phone", "Telefon"), ("meeting", "Möte")],
                        max_length=10,
                        verbose_name="hur",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="anteckning")),
            ],
            options={
                "verbose_name": "påminnelse om redovisning",
                "verbose_name_plural": "påminnelser om redovisning",
                "ordering": ["-sent_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="reportreminder",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reminders",
                to="grants.grantdecision",
                verbose_name="bidragsbeslut",
            ),
        ),
    ]
