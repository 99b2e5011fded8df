from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("grants", "0025_report_completed_on")]

    operations = [
        migrations.RemoveConstraint(model_name="reportsample", name="one_sample_per_board_and_year"),
        migrations.AddField(
            model_name="reportsample",
            name="number",
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="dragning"),
        ),
        migrations.AddConstraint(
            model_name="reportsample",
            constraint=models.UniqueConstraint(
                fields=("board", "year", "number"),
                name="one_drawing_of_each_number_per_board_and_year",
                violation_error_message="Någon annan drog stickprovet nyss. Öppna listan igen.",
            ),
        ),
    ]
