"""How cells look."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from partnerships.ground.columns import DAY, KRONOR, LONG, MOMENT, NUMBER, SHARE, TEXT, YEAR, YES_NO

INK, BLUE, GREY = "1B2A36", "00507A", "56646F"
HAIRLINE, THIN, LINE = Side("thin", color="D3DBE1"), Side("thin", color=BLUE), Side("medium", color=BLUE)
HEADER_FILL, TOTAL_FILL = PatternFill("solid", fgColor="DCE8EF"), PatternFill("solid", fgColor="F0F5F8")

FORMATS = {TEXT: "@", LONG: "General", YES_NO: "@", KRONOR: '#,##0\\ "kr"', NUMBER: "#,##0", SHARE: "0 %", YEAR: "0"}
FORMATS |= {DAY: "yyyy-mm-dd", MOMENT: "yyyy-mm-dd hh:mm"}
EXACT_FORMATS = {KRONOR: '#,##0.00\\ "kr"', NUMBER: "#,##0.0#"}  # for a column where some value is not whole
WIDTHS = {TEXT: 10, LONG: 48, KRONOR: 16, NUMBER: 11, DAY: 12, MOMENT: 17, YES_NO: 9, SHARE: 10, YEAR: 8}
WIDEST = 34
LINE_HEIGHT, ROW_HEIGHT, HIGHEST = 15, 17, 400  # points; Excel allows 409
NUMERIC = (KRONOR, NUMBER, SHARE, YEAR)


class Looks:
    """The cell styles of one workbook, made when first asked for."""

    LEFT = Alignment("left", "top", wrap_text=True, indent=1)
    RIGHT = Alignment("right", "top", indent=1)

    def __init__(self, workbook):
        self.workbook = workbook
        self.made = {}

    def named(self, name, **looks):
        if name not in self.made:
            style = NamedStyle(name, **{"font": Font("Calibri", sz=11, color=INK)} | looks)
            self.workbook.add_named_style(style)
            self.made[name] = style.as_tuple()
        return self.made[name]

    def heading(self):
        return self.named("Rubrik blad", font=Font("Calibri", sz=16, b=True, color=BLUE))

    def note(self):
        return self.named("Källa", font=Font("Calibri", sz=10, color=GREY))

    def header(self, numeric=False):
        # the filter button covers the lower right corner
        place = Alignment("right" if numeric else "left", "center", wrap_text=True, indent=2 if numeric else 1)
        looks = {"font": Font("Calibri", sz=11, b=True, color=INK), "fill": HEADER_FILL, "alignment": place}
        return self.named("Kolumnrubrik tal" if numeric else "Kolumnrubrik", border=Border(top=LINE, bottom=THIN), **looks)

    def label(self):
        font = Font("Calibri", sz=11, b=True, color=INK)
        return self.named("Uppgift", font=font, alignment=self.LEFT, border=Border(bottom=HAIRLINE))

    def link(self):
        font = Font("Calibri", sz=11, color=BLUE, u="single")
        return self.named("Länk", font=font, alignment=self.LEFT, border=Border(bottom=HAIRLINE))

    def value(self, kind, exact=False, total=False):
        name = f"{'Summa ' if total else ''}{kind.value}{' exakt' if exact else ''}"
        if name in self.made:  # asked once per cell
            return self.made[name]
        looks = {"number_format": EXACT_FORMATS[kind] if exact else FORMATS[kind], "border": Border(bottom=HAIRLINE)}
        if total:
            font = Font("Calibri", sz=11, b=True, color=INK)
            looks |= {"font": font, "fill": TOTAL_FILL, "border": Border(top=LINE, bottom=HAIRLINE)}
        return self.named(name, alignment=self.RIGHT if kind in NUMERIC else self.LEFT, **looks)
