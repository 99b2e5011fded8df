"""The cover sheet (Försättsblad)."""

from django.utils.translation import gettext as _

from reports.excel import Cover


def cover(report, title, *, municipality, moment, digest):
    return Cover(
        title=title,
        heading=report.heading(_("Uppföljning av samverkan med idéburen sektor")),
        facts=[
            (_("Kommun"), municipality),
            (_("Rapportår"), report.year),
            (_("Avser t.o.m."), report.cut_off),
            (_("Version"), _("Arbetsversion, inte fastställd")),
            (_("Diarienummer"), ""),
            (_("Till nämnd"), _("Kommunstyrelsen")),
            (_("Upprättad av (roll)"), ""),
            (_("Skapad"), moment),
            (_("Underlagets kontrollsumma"), digest),
        ],
        note=_("Källa: kommunens samverkansregister. Vad som inte är känt räknas upp på bladet Datakvalitet."),
    )
