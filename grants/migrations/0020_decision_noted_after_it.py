from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grants", "0019_conflicts_of_interest"),
        ("cases", "0007_delegated_reported_at_meeting"),
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="grantdecision",
            name="appeal_told_on",
            field=models.DateField(blank=True, null=True, verbose_name="upplysning om laglighetsprövning lämnad"),
        ),
        migrations.AddField(
            model_name="grantdecision",
            name="state_aid_basis",
            field=models.CharField(
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
        migrations.AddField(
            model_name="grantdecision",
            name="state_aid_note",
            field=models.CharField(blank=True, max_length=300, verbose_name="anteckning om statsstöd"),
        ),
        migrations.AddConstraint(
            model_name="grantdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state_aid_basis", "other"), _negated=True),
                    models.Q(("state_aid_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="other_basis_of_state_aid_is_explained",
                violation_error_message="Skriv vilken grunden är när den är ”Annat”.",
            ),
        ),
    ]
