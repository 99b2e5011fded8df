from decimal import Decimal

from django.db import migrations, models

import partnerships.ground.money


def what_was_left(apps, schema_editor):
    """A claim written off before this was let go whole: all that had not come back."""
    for claim in apps.get_model("grants", "RecoveryClaim").objects.exclude(written_off_on=None):
        repaid = sum((repayment.amount for repayment in claim.repayments.all()), Decimal(0))
        claim.written_off_amount = claim.amount - repaid
        claim.save(update_fields=["written_off_amount"])


class Migration(migrations.Migration):
    dependencies = [("grants", "0026_supplementary_samples")]

    operations = [
        migrations.AddField(
            model_name="recoveryclaim",
            name="written_off_amount",
            field=partnerships.ground.money.KronorField(default=Decimal("0.00"), editable=False, verbose_name="avskrivet belopp"),
        ),
        migrations.RunPython(what_was_left, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="recoveryclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("written_off_amount", 0), ("written_off_on", None)),
                    models.Q(("written_off_amount__gt", 0), ("written_off_on__isnull", False)),
                    _connector="OR",
                ),
                name="written_off_recovery_has_an_amount",
                violation_error_message="Det finns inget kvar att skriva av.",
            ),
        ),
    ]
