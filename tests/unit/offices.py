"""A small work copy of invented people: two communes, three hamlets, every kind of holder and of lack."""

import numpy as np

from land_campaign_plugin.model.projection import parse_crs
from land_campaign_plugin.model.tables import PlotTable
from land_campaign_plugin.model.texts import objects
from land_campaign_plugin.native import shapely
from land_campaign_plugin.store.workcopy import WorkCopy

PLOTS = [
    # uid, commune, hamlet, address, sheet, number, land use, status
    ("p1", "11977", "Thôn Nội", None, "1", "1", "ONT", None),
    ("p2", "11977", "Thôn Nội", None, "1", "2", "ONT", None),
    ("p3", "11977", None, "Thôn Phú, Xã Tân Hưng, Tỉnh Hưng Yên", "1", "10", "LUC", None),
    ("p4", "11977", "Thôn Phú", None, "2", "4", "ONT", None),
    ("p5", "11953", "Tổ 1", None, "7", "5", "ODT", None),
    ("p6", "11953", "Tổ 1", None, "7", "6", "DGT", None),
    ("p7", "11953", "Tổ 1", None, "7", "7", "ODT", "retired"),
]
PARTIES = [
    {"uid": "h1", "kind": "Cá nhân", "name": "Bùi Văn Thử", "citizen_number": "034066000012", "born_on": "1966-05-09",
     "gender": "Nam", "authentication": "not_sent"},
    {"uid": "h2", "kind": "Cá nhân", "name": "=Mai Thị Mẫu", "citizen_number": "034170000034", "born_on": "1970"},
    {"uid": "h3", "kind": "Cá nhân", "name": "Đào Thị Tạm", "identity_card": "145123456", "authentication": "not_sent"},
    {"uid": "h4", "kind": "Tổ chức", "name": "Công ty Mẫu", "tax_code": "0100109106"},
    {"uid": "h5", "kind": "Cá nhân", "name": "Vũ Văn Ví", "citizen_number": "033080000056", "born_on": "1980",
     "authentication": "matched"},
    {"uid": "h6", "kind": "Cá nhân", "name": "Lê Thị Lệ", "citizen_number": "033185000078", "born_on": "1985",
     "authentication": "not_sent"},
    {"uid": "h7", "kind": "Cá nhân", "name": "Hồ Văn Hờ", "citizen_number": "033085000099", "authentication": "sent"},
    {"uid": "h8", "kind": "Cá nhân", "name": "Tô Thị Từ", "citizen_number": "033085000011",
     "authentication": "not_sent"},
]  # fmt: skip
"""To be sent: h1, h2 (11977) and h6 (11953). Left out: h3 no number, h4 no person, h5 answered, h7 waiting, h8 no plot
in force."""
CERTIFICATES = [
    {"uid": "c1", "plot_uid": "p1", "serial": "BA 000001", "issued_on": "2010-01-02"},
    {"uid": "c5", "plot_uid": "p5", "serial": "BA 000005", "issued_on": "2011-01-02"},
]
RIGHTS = [("p1", "h1", "c1"), ("p1", "h2", "c1"), ("p2", "h1", "c1"), ("p4", "h3", None), ("p4", "h4", None),
          ("p5", "h5", "c5"), ("p5", "h6", "c5"), ("p6", "h7", None), ("p7", "h8", None)]  # fmt: skip
"""p2 stands on p1's certificate, p3 has no record at all, p4 no certificate."""


def office(path):
    """Return the work copy."""
    columns = zip(*PLOTS, strict=True)
    names = ("uid", "commune", "hamlet", "address", "sheet_number", "plot_number", "land_use", "status")
    shapes = [shapely.box(x, 2_290_000, x + 10, 2_290_010) for x in range(560_000, 560_000 + 10 * len(PLOTS), 10)]
    table = {name: objects(values) for name, values in zip(names, columns, strict=True)}
    table |= {"map_scale": np.full(len(PLOTS), 1000), "area_recorded_m2": np.full(len(PLOTS), 100.0)}
    crs = parse_crs("EPSG:9209").to_wkt()
    with WorkCopy.build(path, crs) as writer:
        writer.append_plots(PlotTable(table, objects(shapes), crs))
        writer.append_rows("party", PARTIES)
        writer.append_rows("certificate", CERTIFICATES)
        rights = [
            {"uid": f"r{number}", "plot_uid": plot, "party_uid": party, "certificate_uid": paper}
            for number, (plot, party, paper) in enumerate(RIGHTS)
        ]
        writer.append_rows("right", rights)
    return WorkCopy.open(path)
