from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_documents_of_eligibility")]

    operations = [
        migrations.AddField(
            model_name="boarddecision",
            name="from_list",
            field=models.BooleanField(default=False, editable=False, verbose_name="ur en lista, inte bekräftat"),
        ),
    ]
