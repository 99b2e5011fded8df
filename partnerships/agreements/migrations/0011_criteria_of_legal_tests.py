import datetime

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0010_payment_requisition"),
        ("cases", "0002_documents_of_state_aid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("key", models.SlugField(max_length=40, verbose_name="beteckning")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="ordning")),
                ("question", models.CharField(max_length=300, verbose_name="fråga")),
                ("explanation", models.TextField(blank=True, max_length=1000, verbose_name="förklaring")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="källa")),
                (
                    "fault_when",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nej")], default="no", max_length=3, verbose_name="fel när svaret är"
                    ),
                ),
                (
                    "fault_means",
                    models.CharField(
                        choices=[
                            ("warn", "Varning, hindrar inte"),
                            ("not_possible", "IOP är inte möjligt"),
                            ("procure", "Ska upphandlas"),
                            ("state_aid_block", "Hindras av statsstödsreglerna"),
                            ("grant", "Ska vara föreningsbidrag"),
                            ("needs_lawyer", "Behöver prövas av jurist"),
                        ],
                        max_length=20,
                        verbose_name="fel betyder",
                    ),
                ),
                ("unclear_needs_lawyer", models.BooleanField(default=True, verbose_name="oklart svar kräver jurist")),
                ("statement_required", models.BooleanField(default=False, verbose_name="fel kräver skriftlig redogörelse")),
            ],
            options={
                "verbose_name": "kriterium",
                "verbose_name_plural": "kriterier",
                "ordering": ["criteria_set", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LegalAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Ja"), ("no", "Nej"), ("unclear", "Oklart")], max_length=7, verbose_name="svar"
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="skäl")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="källa")),
                ("statement", models.TextField(blank=True, max_length=2000, verbose_name="skriftlig redogörelse")),
            ],
            options={
                "verbose_name": "svar i juridisk prövning",
                "verbose_name_plural": "svar i juridisk prövning",
                "ordering": ["test", "criterion__order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="ioplegaltest",
            name="cleared_by_role",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="jurist (roll)"),
        ),
        migrations.AddField(
            model_name="ioplegaltest",
            name="cleared_document",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.document",
                verbose_name="juristens utlåtande",
            ),
        ),
        migrations.AddField(
            model_name="ioplegaltest",
            name="cleared_on",
            field=models.DateField(
                blank=True,
                editable=False,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                    django.core.validators.MaxValueValidator(datetime.date(2200, 12, 31)),
                ],
                verbose_name="prövad av jurist",
            ),
        ),
        migrations.AddField(
            model_name="ioplegaltest",
            name="cleared_reason",
            field=models.TextField(blank=True, editable=False, max_length=4000, verbose_name="juristens bedömning"),
        ),
        migrations.AlterField(
            model_name="ioplegaltest",
            name="conclusion",
            field=models.CharField(
                choices=[
                    ("iop_possible", "IOP är möjligt"),
                    ("not_possible", "IOP är inte möjligt"),
                    ("grant", "Ska vara föreningsbidrag"),
                    ("procure", "Ska upphandlas"),
                    ("state_aid_block", "Hindras av statsstödsreglerna"),
                    ("needs_lawyer", "Behöver prövas av jurist"),
                ],
                max_length=20,
                verbose_name="slutsats",
            ),
        ),
        migrations.CreateModel(
            name="CriteriaSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("sort_text", models.CharField(db_index=True, editable=False, max_length=120)),
                ("search_text", models.TextField(editable=False)),
                ("name", models.CharField(max_length=150, verbose_name="namn")),
                ("source", models.CharField(max_length=300, verbose_name="källa")),
                ("guideline", models.CharField(blank=True, max_length=200, verbose_name="riktlinje och version")),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2200, 12, 31)),
                        ],
                        verbose_name="gäller från",
                    ),
                ),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2200, 12, 31)),
                        ],
                        verbose_name="gäller till och med",
                    ),
                ),
                ("published_key", models.CharField(blank=True, editable=False, max_length=40, verbose_name="publicerad som")),
            ],
            options={
                "verbose_name": "kriterieuppsättning",
                "verbose_name_plural": "kriterieuppsättningar",
                "ordering": ["sort_text", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None), ("valid_to", None), ("valid_from__lte", models.F("valid_to")), _connector="OR"
                        ),
                        name="criteria_set_ends_after_it_begins",
                        violation_error_message="Kriterierna kan inte sluta gälla innan de börjar.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("published_key", ""), _negated=True),
                        fields=("published_key",),
                        name="a_published_set_is_added_once",
                        violation_error_message="Uppsättningen finns redan i registret.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ioplegaltest",
            name="criteria_set",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="legal_tests",
                to="agreements.criteriaset",
                verbose_name="kriterier",
            ),
        ),
        migrations.AddConstraint(
            model_name="ioplegaltest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cleared_by_role", ""), ("cleared_on", None), ("cleared_reason", "")),
                    models.Q(
                        ("cleared_on__isnull", False),
                        ("conclusion", "needs_lawyer"),
                        models.Q(("cleared_by_role", ""), _negated=True),
                        models.Q(("cleared_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="lawyers_statement_is_whole",
                violation_error_message="Juristens bedömning har dag, roll och skäl.",
            ),
        ),
        migrations.AddField(
            model_name="criterion",
            name="criteria_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="criteria",
                to="agreements.criteriaset",
                verbose_name="kriterieuppsättning",
            ),
        ),
        migrations.AddField(
            model_name="legalanswer",
            name="criterion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="agreements.criterion",
                verbose_name="kriterium",
            ),
        ),
        migrations.AddField(
            model_name="legalanswer",
            name="test",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="agreements.ioplegaltest",
                verbose_name="juridisk prövning",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                fields=("criteria_set", "key"),
                name="a_criterion_stands_once_in_its_set",
                violation_error_message="Beteckningen finns redan i uppsättningen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalanswer",
            constraint=models.UniqueConstraint(fields=("test", "criterion"), name="a_criterion_is_answered_once"),
        ),
    ]
