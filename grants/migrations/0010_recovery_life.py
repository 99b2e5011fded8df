import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_documents_of_initiatives"),
        ("grants", "0009_report_sample"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Repayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("paid_on", models.DateField(verbose_name="återbetalt")),
                ("amount", partnerships.ground.money.KronorField(verbose_name="belopp")),
                ("voucher_no", models.CharField(max_length=40, verbose_name="verifikationsnummer")),
            ],
            options={
                "verbose_name": "återbetalning",
                "verbose_name_plural": "återbetalningar",
                "ordering": ["paid_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="answer",
            field=models.TextField(blank=True, editable=False, max_length=4000, verbose_name="organisationens svar"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="answer_by",
            field=models.DateField(blank=True, null=True, verbose_name="organisationens svar senast"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="answered_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="organisationen svarade"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="communicated_on",
            field=models.DateField(blank=True, null=True, verbose_name="meddelat organisationen"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="drop_reason",
            field=models.TextField(blank=True, editable=False, max_length=1000, verbose_name="varför det inte blev ett återkrav"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="dropped_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="inget återkrav från"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="invoice_due",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="fakturan förfaller"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="invoice_no",
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name="fakturanummer"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="invoiced_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="fakturerat"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="write_off_reason",
            field=models.TextField(blank=True, editable=False, max_length=1000, verbose_name="varför det är avskrivet"),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="written_off_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.boarddecision",
                verbose_name="beslut om avskrivning",
            ),
        ),
        migrations.AddField(
            model_name="recoveryclaim",
            name="written_off_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="avskrivet"),
        ),
        migrations.AlterField(
            model_name="recoveryclaim",
            name="decided_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="beslutat"),
        ),
        migrations.AlterField(
            model_name="recoveryclaim",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recovery_claims",
                to="cases.boarddecision",
                verbose_name="beslut",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("decision", None)),
                    models.Q(("decided_on__isnull", False), ("decision__isnull", False)),
                    _connector="OR",
                ),
                name="recovery_is_decided_on_a_day",
                violation_error_message="Beslutets dag är okänd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision__isnull", False), models.Q(("invoiced_on", None), ("written_off_on", None)), _connector="OR"
                ),
                name="recovery_is_decided_before_it_is_invoiced",
                violation_error_message="Återkravet är inte beslutat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recoveryclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", None), ("dropped_on", None), _connector="OR"),
                name="decided_recovery_is_not_dropped",
                violation_error_message="Ett beslutat återkrav skrivs av med ett beslut.",
            ),
        ),
        migrations.AddField(
            model_name="repayment",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="repayments",
                to="grants.recoveryclaim",
                verbose_name="återkrav",
            ),
        ),
        migrations.AddField(
            model_name="repayment",
            name="reverses",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reversed_by",
                to="grants.repayment",
                verbose_name="rättar",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("reverses", None)),
                    models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                    _connector="OR",
                ),
                name="repayment_is_positive_unless_it_reverses",
                violation_error_message="Beloppet ska vara större än noll.",
            ),
        ),
    ]
