from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("state_aid", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="stateaid",
            name="rest_reason",
            field=models.CharField(
                blank=True,
                help_text="Lämna tomt om stödet är minst lika stort som pengarna som beslutet ger.",
                max_length=500,
                verbose_name="varför resten inte är stöd",
            ),
        ),
    ]
