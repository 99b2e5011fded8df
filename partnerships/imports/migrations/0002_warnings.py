from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="warnings",
            field=models.JSONField(default=list, editable=False, verbose_name="varningar"),
        ),
    ]
