import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_documents_of_initiatives"),
        ("grants", "0008_report_reminder"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="plats")),
                ("question", models.CharField(max_length=300, verbose_name="fråga")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nej"), ("does_not_apply", "Gäller inte")],
                        max_length=15,
                        verbose_name="svar",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="anteckning")),
            ],
            options={
                "verbose_name": "svar i kontrollen",
                "verbose_name_plural": "svar i kontrollen",
                "ordering": ["sampled", "place"],
            },
        ),
        migrations.CreateModel(
            name="ReportSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="bidragsår",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)],
                        verbose_name="andel som dras (procent)",
                    ),
                ),
                ("share_decided_by", models.CharField(max_length=150, verbose_name="andelen är bestämd av (roll)")),
                (
                    "checklist",
                    models.TextField(
                        default="Kvitton och fakturor finns för det som är använt\nUtgifterna hör till bidragets ändamål och period\nUtgifterna är bokförda hos föreningen\nVerksamheten har genomförts som den är beskriven\nRevisorerna har granskat räkenskaperna",
                        help_text="En fråga på varje rad.",
                        max_length=4000,
                        verbose_name="frågor att kontrollera",
                    ),
                ),
                ("seed", models.CharField(editable=False, max_length=64, verbose_name="frö")),
                (
                    "method",
                    models.CharField(
                        default="sha256(frö:nummer), minst först", editable=False, max_length=100, verbose_name="metod"
                    ),
                ),
                ("drawn_on", models.DateField(editable=False, verbose_name="draget")),
            ],
            options={
                "verbose_name": "stickprov",
                "verbose_name_plural": "stickprov",
                "ordering": ["-year", "board", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RiskRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first_time", "Första bidraget från kommunen"),
                            ("amount_over", "Beviljat belopp från och med"),
                            ("earlier_overdue", "Försenad eller saknad redovisning tidigare"),
                            ("earlier_recovery", "Återkrav tidigare"),
                            ("giro_changed", "Gironumret ändrat nyligen"),
                        ],
                        max_length=20,
                        verbose_name="regel",
                    ),
                ),
                ("is_on", models.BooleanField(default=True, verbose_name="används")),
                (
                    "amount",
                    partnerships.ground.money.KronorField(
                        blank=True, help_text="För regeln om beviljat belopp.", null=True, verbose_name="belopp"
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="För regeln om ändrat gironummer: hur nyligen, räknat från dragningen.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)],
                        verbose_name="antal dagar",
                    ),
                ),
            ],
            options={
                "verbose_name": "riskregel",
                "verbose_name_plural": "riskregler",
                "ordering": ["board", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SampledGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("is_drawn", models.BooleanField(default=False, editable=False, verbose_name="dragen")),
                ("reasons", models.TextField(blank=True, editable=False, verbose_name="riskregler")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("right", "Inga brister"), ("faults", "Brister")],
                        editable=False,
                        max_length=10,
                        verbose_name="kontrollens utfall",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, editable=False, null=True, verbose_name="kontrollerad")),
                ("comment", models.TextField(blank=True, editable=False, max_length=4000, verbose_name="kommentar")),
            ],
            options={
                "verbose_name": "bidrag i stickprov",
                "verbose_name_plural": "bidrag i stickprov",
                "ordering": ["sample", "pk"],
            },
        ),
        migrations.AddField(
            model_name="reportsample",
            name="board",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="report_samples",
                to="register.board",
                verbose_name="nämnd",
            ),
        ),
        migrations.AddField(
            model_name="reportsample",
            name="share_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.boarddecision",
                verbose_name="beslut om andelen",
            ),
        ),
        migrations.AddField(
            model_name="riskrule",
            name="board",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="risk_rules", to="register.board", verbose_name="nämnd"
            ),
        ),
        migrations.AddField(
            model_name="sampledgrant",
            name="checked_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="kontrollerad av",
            ),
        ),
        migrations.AddField(
            model_name="sampledgrant",
            name="documents",
            field=models.ManyToManyField(
                blank=True, related_name="sampled_grants", to="cases.document", verbose_name="handlingar"
            ),
        ),
        migrations.AddField(
            model_name="sampledgrant",
            name="grant",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sampled",
                to="grants.grantdecision",
                verbose_name="bidragsbeslut",
            ),
        ),
        migrations.AddField(
            model_name="sampledgrant",
            name="sample",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="grants.reportsample",
                verbose_name="stickprov",
            ),
        ),
        migrations.AddField(
            model_name="checkanswer",
            name="sampled",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="grants.sampledgrant",
                verbose_name="bidrag i stickprov",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsample",
            constraint=models.UniqueConstraint(
                fields=("board", "year"),
                name="one_sample_per_board_and_year",
                violation_error_message="Stickprovet för nämnden och året är redan draget. Det dras bara en gång.",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskrule",
            constraint=models.UniqueConstraint(
                fields=("board", "kind"),
                name="one_risk_rule_of_each_kind_per_board",
                violation_error_message="Nämnden har redan den regeln. Ändra den som finns.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampledgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checked_by", None), ("checked_on", None), ("outcome", "")),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True), ("checked_by__isnull", False), ("checked_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="check_has_an_outcome_a_day_and_a_name",
                violation_error_message="En kontroll har utfall, dag och vem som gjorde den.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkanswer",
            constraint=models.UniqueConstraint(fields=("sampled", "place"), name="one_answer_to_each_question_of_a_check"),
        ),
    ]
