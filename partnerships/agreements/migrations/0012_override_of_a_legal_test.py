import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0011_criteria_of_legal_tests"),
    ]

    operations = [
        migrations.AddField(
            model_name="iopagreement",
            name="overridden_test",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agreements.ioplegaltest",
                verbose_name="prövning som undantaget gäller",
            ),
        ),
        migrations.AddField(
            model_name="iopagreement",
            name="override_reason",
            field=models.TextField(blank=True, editable=False, max_length=2000, verbose_name="skäl till undantaget"),
        ),
        migrations.AddField(
            model_name="iopagreement",
            name="override_role",
            field=models.CharField(blank=True, editable=False, max_length=150, verbose_name="undantag av (roll)"),
        ),
        migrations.AddConstraint(
            model_name="iopagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("overridden_test", None), ("override_reason", ""), ("override_role", "")),
                    models.Q(models.Q(("override_role", ""), _negated=True), models.Q(("override_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="override_has_a_role_and_a_reason",
                violation_error_message="Ett undantag från prövningen har både roll och skäl.",
            ),
        ),
    ]
