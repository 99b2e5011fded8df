from decimal import Decimal

import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.days
import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0020_decision_noted_after_it"),
        ("cases", "0007_delegated_reported_at_meeting"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("sort_text", models.CharField(db_index=True, editable=False, max_length=120)),
                ("search_text", models.TextField(editable=False)),
                ("asked_on", models.DateField(default=partnerships.ground.days.today, verbose_name="begärd")),
                ("asked_by_role", models.CharField(max_length=150, verbose_name="begärd av (roll)")),
                ("grounds", models.TextField(max_length=4000, verbose_name="skäl till begäran")),
                (
                    "amount",
                    partnerships.ground.money.KronorField(
                        blank=True, min_value=Decimal("0.01"), null=True, verbose_name="nytt belopp"
                    ),
                ),
                ("period_to", models.DateField(blank=True, null=True, verbose_name="ny period till och med")),
                ("purpose", models.TextField(blank=True, max_length=4000, verbose_name="nytt ändamål")),
                (
                    "granted_amount",
                    partnerships.ground.money.KronorField(
                        blank=True, editable=False, null=True, verbose_name="belopp som gäller"
                    ),
                ),
                (
                    "granted_period_to",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="period som gäller till och med"),
                ),
                ("granted_purpose", models.TextField(blank=True, editable=False, verbose_name="ändamål som gäller")),
                ("report_due", models.DateField(blank=True, editable=False, null=True, verbose_name="redovisning senast")),
                ("answer", models.TextField(blank=True, editable=False, max_length=4000, verbose_name="motivering")),
                (
                    "rule_reference",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="regel i bidragsformen"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Begärd"),
                            ("granted", "Bifallen"),
                            ("rejected", "Avslagen"),
                            ("withdrawn", "Återtagen"),
                        ],
                        default="asked",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "ändring av bidrag",
                "verbose_name_plural": "ändringar av bidrag",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="grantchange",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grant_changes",
                to="register.board",
                verbose_name="nämnd",
            ),
        ),
        migrations.AddField(
            model_name="grantchange",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grant_changes",
                to="cases.boarddecision",
                verbose_name="beslut",
            ),
        ),
        migrations.AddField(
            model_name="grantchange",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="grants.grantdecision",
                verbose_name="bidragsbeslut",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantchange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("grant",),
                name="one_open_change_per_grant",
                violation_error_message="En ändring av bidraget är redan begärd och inte avgjord.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", False),
                    ("period_to__isnull", False),
                    models.Q(("purpose", ""), _negated=True),
                    _connector="OR",
                ),
                name="change_asks_for_something",
                violation_error_message="Ange vad som ska ändras: belopp, period eller ändamål.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grantchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "withdrawn"]), ("decision__isnull", False), _connector="OR"),
                name="change_rests_on_a_decision",
                violation_error_message="En ändring avgörs genom ett beslut.",
            ),
        ),
    ]
