import datetime

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import partnerships.ground.days


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0012_override_of_a_legal_test"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, verbose_name="beteckning")),
                ("question", models.CharField(max_length=300, verbose_name="fråga")),
                ("answer", models.CharField(choices=[("yes", "Ja"), ("no", "Nej")], max_length=3, verbose_name="svar")),
                ("meaning", models.CharField(max_length=500, verbose_name="vad svaret betyder")),
                ("source", models.CharField(max_length=300, verbose_name="källa")),
            ],
            options={
                "verbose_name": "svar i val av form",
                "verbose_name_plural": "svar i val av form",
                "ordering": ["choice", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FormChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="skapad")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="ändrad")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("sort_text", models.CharField(db_index=True, editable=False, max_length=120)),
                ("search_text", models.TextField(editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="samarbetet")),
                (
                    "chosen_on",
                    models.DateField(
                        default=partnerships.ground.days.today,
                        validators=[
                            django.core.validators.MinValueValidator(datetime.date(1900, 1, 1)),
                            django.core.validators.MaxValueValidator(datetime.date(2200, 12, 31)),
                        ],
                        verbose_name="dag",
                    ),
                ),
                ("chosen_by_role", models.CharField(max_length=150, verbose_name="gjort av (roll)")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="anteckning")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("grant", "Föreningsbidrag"),
                            ("yearly_agreement", "Årlig överenskommelse"),
                            ("iop", "IOP-avtal"),
                            ("reserved_procurement", "Reserverad upphandling"),
                            ("procurement", "Upphandling"),
                            ("none", "Ingen av formerna"),
                        ],
                        editable=False,
                        max_length=25,
                        verbose_name="form som följer av svaren",
                    ),
                ),
                ("form_reason", models.TextField(editable=False, verbose_name="skäl till formen")),
            ],
            options={
                "verbose_name": "val av form",
                "verbose_name_plural": "val av form",
                "ordering": ["-chosen_on", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="formchoice",
            name="board",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="form_choices",
                to="register.board",
                verbose_name="nämnd",
            ),
        ),
        migrations.AddField(
            model_name="formchoice",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="form_choices",
                to="register.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="formanswer",
            name="choice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="agreements.formchoice",
                verbose_name="val av form",
            ),
        ),
        migrations.AddField(
            model_name="iopagreement",
            name="form_choice",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="agreements.formchoice",
                verbose_name="val av form",
            ),
        ),
        migrations.AddConstraint(
            model_name="formanswer",
            constraint=models.UniqueConstraint(fields=("choice", "key"), name="a_question_of_form_is_answered_once"),
        ),
    ]
