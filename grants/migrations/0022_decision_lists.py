from decimal import Decimal

import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.days
import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0021_grant_changes"),
        ("cases", "0007_delegated_reported_at_meeting"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DecisionList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("sort_text", models.CharField(db_index=True, editable=False, max_length=120)),
                ("search_text", models.TextField(editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="rubrik")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Utkast"), ("sent", "Till sammanträdet"), ("decided", "Beslutad")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "beslutslista",
                "verbose_name_plural": "beslutslistor",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ListRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "proposal",
                    models.CharField(
                        blank=True, choices=[("grant", "Bevilja"), ("reject", "Avslå")], max_length=10, verbose_name="förslag"
                    ),
                ),
                (
                    "amount",
                    partnerships.ground.money.KronorField(
                        blank=True, min_value=Decimal("0.01"), null=True, verbose_name="föreslaget belopp"
                    ),
                ),
                ("grounds", models.TextField(blank=True, max_length=4000, verbose_name="motivering")),
                ("rule_reference", models.CharField(blank=True, max_length=200, verbose_name="regel i bidragsformen")),
                ("conditions", models.TextField(blank=True, max_length=4000, verbose_name="villkor")),
                (
                    "state_aid_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_activity", "Ingen ekonomisk verksamhet"),
                            ("de_minimis", "Stöd av mindre betydelse"),
                            ("other", "Annat"),
                        ],
                        max_length=15,
                        verbose_name="grund enligt statsstödsreglerna",
                    ),
                ),
                ("state_aid_note", models.CharField(blank=True, max_length=300, verbose_name="anteckning om statsstöd")),
                ("is_open", models.BooleanField(default=True, editable=False, verbose_name="väntar på beslut")),
            ],
            options={
                "verbose_name": "rad i beslutslista",
                "verbose_name_plural": "rader i beslutslistor",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="decisionlist",
            name="board",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision_lists",
                to="register.board",
                verbose_name="nämnd",
            ),
        ),
        migrations.AddField(
            model_name="decisionlist",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.casereference",
                verbose_name="diarienummer",
            ),
        ),
        migrations.AddField(
            model_name="decisionlist",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision_lists",
                to="cases.boarddecision",
                verbose_name="beslut",
            ),
        ),
        migrations.AddField(
            model_name="decisionlist",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision_lists",
                to="cases.boardmeeting",
                verbose_name="sammanträde",
            ),
        ),
        migrations.AddField(
            model_name="listrow",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="list_rows",
                to="grants.grantapplication",
                verbose_name="ansökan",
            ),
        ),
        migrations.AddField(
            model_name="listrow",
            name="decision_list",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rows",
                to="grants.decisionlist",
                verbose_name="beslutslista",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionlist",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), ("meeting__isnull", False), _connector="OR"),
                name="list_is_sent_to_a_meeting",
                violation_error_message="Välj sammanträdet som listan ska till.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decisionlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", False), ("state", "decided")),
                    models.Q(models.Q(("state", "decided"), _negated=True), ("decision__isnull", True)),
                    _connector="OR",
                ),
                name="decided_list_has_its_decision",
                violation_error_message="En beslutad lista har nämndens beslut.",
            ),
        ),
        migrations.AddConstraint(
            model_name="listrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_open", True)),
                fields=("application",),
                name="application_stands_on_one_open_list",
                violation_error_message="Ansökan står redan på en beslutslista som inte är avgjord.",
            ),
        ),
        migrations.AddConstraint(
            model_name="listrow",
            constraint=models.UniqueConstraint(
                fields=("decision_list", "application"),
                name="application_stands_once_on_a_list",
                violation_error_message="Ansökan står redan på listan.",
            ),
        ),
    ]
