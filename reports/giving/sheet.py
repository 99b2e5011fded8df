"""The package as a spreadsheet: 360Giving's own titles in the first row, and a sheet Meta."""

from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from reports.excel import safe_text
from reports.excel.writing import write_plain


def first(name, field):
    return lambda grant: (grant.get(name) or [{}])[0].get(field)


# (title as 360Giving writes it, where the value stands)
COLUMNS = [
    ("Identifier", lambda grant: grant["id"]),
    ("Title", lambda grant: grant["title"]),
    ("Description", lambda grant: grant["description"]),
    ("Currency", lambda grant: grant["currency"]),
    ("Amount Applied For", lambda grant: grant.get("amountAppliedFor")),
    ("Amount Awarded", lambda grant: grant["amountAwarded"]),
    ("Amount Disbursed", lambda grant: grant.get("amountDisbursed")),
    ("Award Date", lambda grant: grant["awardDate"]),
    ("Planned Dates:Start Date", first("plannedDates", "startDate")),
    ("Planned Dates:End Date", first("plannedDates", "endDate")),
    ("Recipient Org:Identifier", first("recipientOrganization", "id")),
    ("Recipient Org:Name", first("recipientOrganization", "name")),
    ("Funding Org:Identifier", first("fundingOrganization", "id")),
    ("Funding Org:Name", first("fundingOrganization", "name")),
    ("Funding Org:Department", first("fundingOrganization", "department")),
    ("Grant Programme:Code", first("grantProgramme", "code")),
    ("Grant Programme:Title", first("grantProgramme", "title")),
    ("From An Open Call?", lambda grant: grant.get("fromOpenCall")),
    ("Beneficiary Location:Name", first("beneficiaryLocation", "name")),
    ("Beneficiary Location:Country Code", first("beneficiaryLocation", "countryCode")),
    ("Related Activity", lambda grant: (grant.get("relatedActivity") or [None])[0]),
    ("Last Modified", lambda grant: grant["dateModified"]),
    ("Data Source", lambda grant: grant.get("dataSource")),
]


def meta_of(content):
    publisher = content["publisher"]
    return [
        ("Version", content["version"]),
        ("Title", content["title"]),
        ("Description", content["description"]),
        ("Modified", content.get("modified")),
        ("Identifier", content["identifier"]),
        ("Publisher:Identifier", publisher["identifier"]),
        ("Publisher:Name", publisher["name"]),
        ("Publisher:Website", publisher.get("website")),
        ("License", content["license"]),
    ]


def write_spreadsheet(package, path):
    """Write it to `path`. What is not known is an empty cell; a text is a text, whatever it begins with."""
    content = package.content()
    book = Workbook(write_only=True)
    grants, meta = book.create_sheet("grants"), book.create_sheet("Meta")
    grants.append([text(grants, title) for title, _read in COLUMNS])
    for grant in content["grants"]:
        grants.append([text(grants, read(grant)) for _title, read in COLUMNS])
    for name, value in meta_of(content):
        meta.append([text(meta, name), text(meta, value)])
    modified = content.get("modified")
    created = datetime.fromisoformat(modified) if modified else datetime(2000, 1, 1, tzinfo=UTC)
    write_plain(book, path, created)


def text(page, value):
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(page, safe_text(value))
    cell.data_type = "s"
    return cell
