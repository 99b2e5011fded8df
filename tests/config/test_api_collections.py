"""The collections of the API as they are described in docs/api.md, and what every one of them keeps."""

from django.conf import settings

from config.api import router
from partnerships.ground.viewsets import RecordViewSet

DESCRIBED = settings.BASE_DIR / "docs" / "api.md"


def described():
    """The rows of the table of collections, as lists of cells."""
    lines = DESCRIBED.read_text().splitlines()
    start = lines.index("|---|---|---|---|---|---|") + 1
    rows = lines[start : lines.index("", start)]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def code(names):
    return ", ".join(f"`{name}`" for name in names)


def row_of(prefix, viewset):
    """What a collection's row says, but for its content in words."""
    acts = sorted(act.url_path for act in viewset.get_extra_actions() if "post" in act.mapping)
    filters = [name for name in viewset.filterset_class.base_filters if name != "search"] if viewset.filterset_class else []
    writes = ("N" if getattr(viewset, "register", None) else "") + ("Ä" if getattr(viewset, "change", None) else "")
    return [f"`{prefix}`", writes, code(acts), code(viewset.ordering_fields), code(filters)]


def test_every_collection_stands_once_in_the_documentation_as_it_is():
    told = [[cells[0], *cells[2:]] for cells in described()]
    assert sorted(told) == sorted(row_of(prefix, viewset) for prefix, viewset, _name in router.registry)


def test_no_act_hides_what_every_endpoint_does():
    for _prefix, viewset, _name in router.registry:
        assert not {act.__name__ for act in viewset.get_extra_actions()} & set(dir(RecordViewSet)), viewset
