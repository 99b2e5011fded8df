import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.days
import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_documents_of_initiatives"),
        ("grants", "0004_initiative_behind"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportSubmission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="gång")),
                ("received_on", models.DateField(verbose_name="inkom")),
                ("used_amount", partnerships.ground.money.KronorField(verbose_name="använt belopp")),
                ("result_text", models.TextField(blank=True, verbose_name="vad bidraget ledde till")),
            ],
            options={
                "verbose_name": "inlämnad redovisning",
                "verbose_name_plural": "inlämnade redovisningar",
                "ordering": ["report", "number"],
            },
        ),
        migrations.AddField(
            model_name="grantreport",
            name="completion_due",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="komplettering senast"),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="completion_text",
            field=models.TextField(blank=True, editable=False, max_length=2000, verbose_name="det som ska kompletteras"),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="documents",
            field=models.ManyToManyField(
                blank=True, related_name="grant_reports", to="cases.document", verbose_name="handlingar"
            ),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="rejected_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="inte godkänd"),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="rejected_reason",
            field=models.TextField(blank=True, editable=False, max_length=2000, verbose_name="varför den inte är godkänd"),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Inkommen"),
                    ("completion_requested", "Komplettering begärd"),
                    ("approved", "Godkänd"),
                    ("rejected", "Inte godkänd"),
                ],
                default="received",
                editable=False,
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="grantreport",
            name="unused_reason",
            field=models.TextField(
                blank=True, editable=False, max_length=1000, verbose_name="varför det som inte är använt inte återkrävs"
            ),
        ),
        migrations.AlterField(
            model_name="grantreport",
            name="received_on",
            field=models.DateField(default=partnerships.ground.days.today, verbose_name="inkom"),
        ),
        migrations.AddField(
            model_name="reportsubmission",
            name="documents",
            field=models.ManyToManyField(blank=True, related_name="+", to="cases.document", verbose_name="handlingar"),
        ),
        migrations.AddField(
            model_name="reportsubmission",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="submissions",
                to="grants.grantreport",
                verbose_name="redovisning",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsubmission",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="report_is_sent_once_with_each_number"),
        ),
    ]
