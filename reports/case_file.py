"""The case file (akt) of an agreement: all that the user may read of it, in one zip that is read without the register.

What it holds of the agreement stands in `case_parts.PARTS`, one line a noun: its data goes out as the API shows it, and is told
in the readable page, and its history and its documents come along, without another line.
"""

import json

from django.db.models import DateTimeField, Q, UUIDField
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.agreements.models import (
    IOPAgreement,
)
from partnerships.agreements.pages import agreement as pages
from partnerships.agreements.pages.history import told_to
from partnerships.agreements.pages.versions import coming_terms, versions_of
from partnerships.agreements.permissions import can_read_part, can_read_reasons
from partnerships.agreements.serializers.agreement import AgreementSerializer
from partnerships.agreements.tables import LEGAL_ANSWERS
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import BoardDecision, Document
from partnerships.cases.serializers import DecisionSerializer, DocumentSerializer
from partnerships.cases.tables import BASIS, DISSENTS, MOTIONS, REMARKS
from partnerships.ground.columns import Kind
from partnerships.ground.files import MEGABYTE, safe_file_name
from partnerships.ground.forms import shown
from partnerships.ground.money import KronorField
from partnerships.ground.tables import table, text
from partnerships.register.models import Board, Municipality, Office, Organisation
from partnerships.register.rights import Area

from .case_parts import PARTS
from .checked_zip import CheckedZip

LARGEST = 500 * MEGABYTE  # of documents, before they are packed
TEXTS = (*pages.CONTENT, *pages.TERMS)
NOT_TOLD = {"exported", "saw_protected"}  # who looked is a matter of the log; it would make each case file unlike the last
HIDDEN = {"id", "agreement", "version"}  # on the readable page: what only machines ask for
# Fields of the agreement that its page tells under names of its own.
TOLD_BY_PAGE = frozenset(
    {
        "title", "case", "responsible_board", "responsible_office", "welfare_area", "start_date", "end_date", "notice_months",
        "decision", "signed_on", "signed_document", "registered_in_diary", "known_in_force_on", "source", "predecessor", "state",
        "follow_up_month", "follow_up_interval",
        "initiative",
    }
)  # fmt: skip
# What stands in the minutes of a decision: (name in the data, relation, columns).
MINUTES = [
    ("yrkanden", gettext_lazy("Yrkanden"), "motion_set", MOTIONS),
    ("reservationer", gettext_lazy("Reservationer"), "dissent_set", DISSENTS),
    ("medskick", gettext_lazy("Medskick och anteckningar"), "remark_set", REMARKS),
    ("underlag", gettext_lazy("Beslutsunderlag"), "decisionbasis_set", BASIS),
]


def write_case_file(file, request, agreement):
    """Write the zip; answers with its index, whose checksum vouches for every file."""
    with CheckedZip(file, localtime(agreement.updated_at)) as archive:
        gathered = Gathered(request, agreement)
        archive.add("avtalet.html", _("Avtalet, för läsning"), gathered.readable())
        archive.add("uppgifter/avtal.json", _("Avtalets uppgifter"), as_json(gathered.data))
        for part, _rows, data in gathered.parts:
            archive.add(f"uppgifter/{part.name}.json", str(part.title), as_json(data))
        archive.add("uppgifter/beslut.json", _("Beslut med yrkanden och reservationer"), as_json(gathered.decision_data()))
        archive.add("uppgifter/handlingar.json", _("Uppgifter om handlingarna"), as_json(gathered.document_data()))
        archive.add("uppgifter/historik.json", _("Historik"), as_json(gathered.history))
        archive.add("uppgifter/namn.json", _("Vad numren i uppgifterna står för"), as_json(gathered.names()))
        add_documents(archive, gathered.documents)
        archive.add("akt.css", _("Utseende"), render_to_string("reports/case_file/akt.css"))
        faults = {
            archive.ABSENT: _("Filen saknas i registrets lager."),
            archive.TOO_LARGE: _("Utelämnad: akten skulle bli för stor."),
            archive.CHANGED: _("Filen är inte densamma som när den lämnades in."),
        }
        context = gathered.about() | {"members": [(member, faults.get(member.fault, "")) for member in archive.members]}
        archive.add("index.html", _("Innehåll"), render_to_string("reports/case_file/index.html", context))
        return archive.add("index.csv", _("Innehåll med kontrollsummor"), archive.index()), len(archive.members)


def add_documents(archive, documents):
    room = LARGEST
    for document in documents:
        name = file_name(document)
        if document.size > room:
            archive.leave_out(name, document.title, archive.TOO_LARGE)
            continue
        try:
            opened = document.file.open("rb")
        except (OSError, ValueError):  # not there, or never was
            archive.leave_out(name, document.title, archive.ABSENT)
            continue
        with opened:
            room -= archive.add_chunks(name, document.title, document.file.chunks(), expected=document.sha256).size


def file_name(document):
    """Unique by its number, and cleaned once more: nothing in it leads out of the folder it is unpacked in."""
    return f"handlingar/{document.pk}-{safe_file_name(document.file_name)}"


def as_json(data):
    return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"


class Gathered:
    """What one user may read of one agreement, read once: everything starts from `visible_to`."""

    def __init__(self, request, agreement):
        self.user, self.agreement = request.user, agreement
        context = {"request": request}
        self.data = AgreementSerializer(agreement, context=context).data
        self.parts = []
        for part in PARTS:
            rows = list(part.rows(agreement).visible_to(self.user).order_by("pk"))
            self.parts.append((part, rows, part.serializer(rows, many=True, context=context).data))
        self.decisions = list(decisions_of(agreement, self.user))
        self.decisions_shown = DecisionSerializer(self.decisions, many=True, context=context).data
        self.rows = [agreement, *self.decisions, *(row for _part, rows, _data in self.parts for row in rows)]
        basis = [each for decision in self.decisions for each in decision.decisionbasis_set.all()]
        found = pointed_at([*self.rows, *basis], Document)
        self.documents = list(Document.objects.visible_to(self.user).filter(pk__in=found).order_by("pk"))
        events = list(self.events())
        words = told_to(self.user, events, IOPAgreement)
        self.history = [in_words(said, event.act, event.at) for said, event in zip(words, events, strict=True)]

    def events(self):
        """What was done with the agreement and with each part, as far as the user may read it, the oldest first."""
        condition = Q(object_type=self.agreement._meta.label_lower, object_id=self.agreement.pk)
        for part, rows, _data in self.parts:
            if rows and part.history(self.user):
                condition |= Q(object_type=rows[0]._meta.label_lower, object_id__in=[row.pk for row in rows])
        return AuditEvent.objects.filter(condition).exclude(act__in=NOT_TOLD).order_by("pk")

    def decision_data(self):
        """Each decision with what stands in its minutes."""
        return [
            data | {name: minutes_of(getattr(decision, relation).all()) for name, _title, relation, _columns in MINUTES}
            for decision, data in zip(self.decisions, self.decisions_shown, strict=True)
        ]

    def document_data(self):
        shown_documents = DocumentSerializer(self.documents, many=True).data
        named = zip(self.documents, shown_documents, strict=True)
        return [{name: value for name, value in data.items() if name != "url"} | {"fil": file_name(each)} for each, data in named]

    def names(self):
        """{kind: {number: name}} of the organisations, boards and offices that the data names by number."""
        kinds = {"organisationer": Organisation, "namnder": Board, "kontor": Office}
        return {name: names_of(model, pointed_at(self.rows, model)) for name, model in kinds.items()}

    def about(self):
        return {
            "agreement": self.agreement,
            "intro": pages.intro(self.agreement),
            "municipality": Municipality.objects.first(),
            "changed": text(Kind.MOMENT, self.agreement.updated_at),
            "largest": LARGEST // MEGABYTE,
        }

    def other_facts(self, facts):
        """What is known of the agreement and stands in no fact or text that the agreement's own page shows."""
        told_already = {str(heading).lower() for heading, *_rest in [*facts, *pages.texts(self.agreement, TEXTS)]}
        for field, value in told(self.agreement, self.data):
            is_no = getattr(self.agreement, field.name, None) is False
            if field.name not in TOLD_BY_PAGE and field.verbose_name.lower() not in told_already and not is_no:
                yield capfirst(field.verbose_name), value

    def readable(self):
        """The agreement as a page that needs nothing but the style beside it."""
        agreement, user = self.agreement, self.user
        read = {part.name: rows for part, rows, _data in self.parts}
        resources = [row for row in read["resurser"] if not row.struck_reason]
        tests = sorted(read["juridisk-provning"], key=lambda test: (test.examined_on, test.pk), reverse=True)
        facts = pages.facts(
            agreement,
            resources if can_read_part(user, Area.RESOURCES, agreement) else None,
            tests if can_read_part(user, Area.LEGAL_TEST, agreement) else None,
        )
        context = self.about() | {
            "state": agreement.current_state.label,
            "facts": [*(fact[:2] for fact in facts), *self.other_facts(facts)],
            "texts": pages.texts(agreement, TEXTS, coming_terms(agreement, versions_of(agreement))),
            "answers": answers_tables(tests) if can_read_reasons(user) else [],
            "parts": [(part.title, told_table(rows, data)) for part, rows, data in self.parts if rows],
            "decisions": [
                (decision, told(decision, data), minutes_tables(decision))
                for decision, data in zip(self.decisions, self.decisions_shown, strict=True)
            ],
            "documents": [(document, file_name(document)) for document in self.documents],
            "history": self.history,
        }
        return render_to_string("reports/case_file/avtalet.html", context)


def decisions_of(agreement, user):
    """The agreement's own decision, and those of every board in its matter."""
    condition = Q(pk=agreement.decision_id)
    if agreement.case_id:
        main = agreement.case.matter_id or agreement.case_id
        condition |= Q(case=main) | Q(case__matter=main)
    rows = BoardDecision.objects.visible_to(user).filter(condition).select_related("board", "case", "meeting__board")
    return rows.prefetch_related(*(relation for _name, _title, relation, _columns in MINUTES)).order_by("pk")


def minutes_of(rows):
    """Rows that stand in the minutes, field by field; the decision they belong to is the one they are written under."""
    fields = [field for field in rows.model._meta.concrete_fields if field.name not in {"id", "decision"}]
    return [{field.name: getattr(row, field.attname) for field in fields} for row in rows]


def minutes_tables(decision):
    found = ((title, getattr(decision, relation).all(), columns) for _name, title, relation, columns in MINUTES)
    return [table(columns, rows, caption=title) for title, rows, columns in found if rows]


def answers_tables(tests):
    """The answer to each criterion, for each legal test that was made by criteria."""
    found = ((_("Svar per kriterium: %(test)s") % {"test": test}, test.answers.all()) for test in tests)
    return [table(LEGAL_ANSWERS, answers, caption=caption) for caption, answers in found if answers]


def pointed_at(rows, model):
    """The numbers of all records of a model that the rows point at, in a constant number of questions."""
    by_kind, found = {}, set()
    for row in rows:
        by_kind.setdefault(type(row), []).append(row)
    for kind, of_kind in by_kind.items():
        found |= {
            getattr(row, field.attname) for field in kind._meta.concrete_fields if field.related_model is model for row in of_kind
        }
        for field in kind._meta.many_to_many:
            if field.related_model is model:
                pks = [row.pk for row in of_kind]
                found |= set(kind._base_manager.filter(pk__in=pks).values_list(field.name, flat=True))
    return sorted(found - {None})


def names_of(model, pks):
    rows = model.objects.filter(pk__in=pks).order_by("pk")
    if model is Organisation:
        return {row.pk: {"namn": row.name, "organisationsnummer": row.org_number} for row in rows}
    return {row.pk: str(row) for row in rows}


def told(row, data):
    """[(field, what it says)] of what is known of a row, as far as the API shows it.

    No person is named, and no document: those that the user may read have a list of their own.
    """
    fields = {field.name: field for field in row._meta.concrete_fields}
    found = []
    for name, value in data.items():
        field = fields.get(name)
        if field is None or name in HIDDEN or value in (None, "") or isinstance(field, UUIDField):
            continue
        if field.is_relation:
            if field.related_model is not Document and not getattr(field.related_model, "PERSONAL_FIELDS", None):
                found.append((field, str(getattr(row, name))))
        elif isinstance(field, DateTimeField):
            found.append((field, text(Kind.MOMENT, getattr(row, name))))
        else:
            found.append((field, shown(field, getattr(row, name))))
    return found


def told_table(rows, data):
    """Headings and cells of the fields that are known of any row, in the order that the API has them."""
    lines = [dict(told(*pair)) for pair in zip(rows, data, strict=True)]
    fields = [field for field in rows[0]._meta.concrete_fields if any(field in line for line in lines)]
    fields.sort(key=lambda field: list(data[0]).index(field.name))
    return {
        "headings": [(capfirst(field.verbose_name), css(field)) for field in fields],
        "rows": [[(line.get(field, "–"), css(field)) for field in fields] for line in lines],
    }


def css(field):
    return "number" if isinstance(field, KronorField) else ""


def in_words(words, act, at):
    """One event, as the agreement's page tells it."""
    return {
        "tid": localtime(at).isoformat(timespec="seconds"),
        "vem": words["who"],
        "handling": act,
        "vad": str(words["act"]),
        "varfor": words["reason"],
        "andringar": [{key: str(value) for key, value in change.items()} for change in words["changes"]],
    }
