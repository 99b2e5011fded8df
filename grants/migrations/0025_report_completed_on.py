from django.db import migrations, models

import partnerships.ground.days


class Migration(migrations.Migration):
    dependencies = [("grants", "0024_application_from_list")]

    operations = [
        migrations.AddField(
            model_name="grantreport",
            name="completed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="kompletterad"),
        ),
        migrations.AlterField(
            model_name="grantreport",
            name="received_on",
            field=models.DateField(
                default=partnerships.ground.days.today,
                help_text="Den första dagen. En komplettering ändrar den inte.",
                verbose_name="inkom",
            ),
        ),
    ]
