from decimal import Decimal

from django.db import migrations, models

import partnerships.ground.money


class Migration(migrations.Migration):
    dependencies = [("grants", "0027_written_off_amount")]

    operations = [
        migrations.AddField(
            model_name="listrow",
            name="late_cut",
            field=partnerships.ground.money.KronorField(
                blank=True, min_value=Decimal("0.00"), null=True, verbose_name="avdrag för sen ansökan"
            ),
        ),
        migrations.AddField(
            model_name="listrow",
            name="late_reason",
            field=models.TextField(blank=True, max_length=2000, verbose_name="skäl till avdraget"),
        ),
        migrations.AddField(
            model_name="listrow",
            name="cut_shown",
            field=partnerships.ground.money.KronorField(
                blank=True, editable=False, null=True, verbose_name="avdrag som lämnades till sammanträdet"
            ),
        ),
    ]
