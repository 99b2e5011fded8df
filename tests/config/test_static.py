"""Every file that a page asks for exists. In operation a missing one would be a fault on the whole page."""

import re
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_file_that_a_template_asks_for_exists():
    folders = [
        Path(app.path) / "templates"
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(ROOT) and ".venv" not in app.path
    ]
    asked = {
        (template.name, file)
        for folder in folders
        for template in folder.rglob("*.html")
        for file in re.findall(r"""{% static ['"]([^'"]+)['"]""", template.read_text())
    }
    assert asked
    assert {(template, file) for template, file in asked if not finders.find(file)} == set()
