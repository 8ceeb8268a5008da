"""All rules, explicitly, in the order in which they run and are listed."""

from .communes import b01_crosses_commune, b02_wrong_commune, b03_commune_coverage
from .geometry import (
    g01_empty,
    g02_invalid_ring,
    g03_repeated_vertex,
    g04_spike,
    g05_surplus_vertex,
    g06_sliver_plot,
    g07_multipart_plot,
    g08_unfilled_hole,
    g09_outside_province,
)
from .identifier import (
    i01_identifier_form,
    i02_repeated_identifier,
    i03_identifier_outside_plot,
    i04_identifier_changed,
)
from .record import (
    a01_commune_code,
    a02_plot_number,
    a03_repeated_plot_number,
    a04_number_gap,
    a05_land_use_code,
    a06_land_use_for_unit,
    a09_shape_area_differs,
    a12_address_levels,
)
from .rule import Rule, rule_of
from .sheets import (
    m01_seam_mismatch,
    m02_sheet_shifted,
    m03_plot_on_two_sheets,
    m04_plot_outside_sheet,
    m05_sheet_not_in_list,
    m06_plot_count_differs,
)
from .texts import e01_legacy_text, e02_untidy_text
from .topology import (
    t01_overlap,
    t02_gap,
    t03_duplicate_geometry,
    t04_plot_inside_plot,
    t05_missing_vertex,
    t06_near_miss_boundary,
    t07_dangling_line,
    t08_label_mismatch,
    t09_legal_boundary_differs,
)

_MODULES = (
    g01_empty,
    g02_invalid_ring,
    g03_repeated_vertex,
    g04_spike,
    g05_surplus_vertex,
    g06_sliver_plot,
    g07_multipart_plot,
    g08_unfilled_hole,
    g09_outside_province,
    t01_overlap,
    t02_gap,
    t03_duplicate_geometry,
    t04_plot_inside_plot,
    t05_missing_vertex,
    t06_near_miss_boundary,
    t07_dangling_line,
    t08_label_mismatch,
    t09_legal_boundary_differs,
    m01_seam_mismatch,
    m02_sheet_shifted,
    m03_plot_on_two_sheets,
    m04_plot_outside_sheet,
    m05_sheet_not_in_list,
    m06_plot_count_differs,
    b01_crosses_commune,
    b02_wrong_commune,
    b03_commune_coverage,
    a01_commune_code,
    a02_plot_number,
    a03_repeated_plot_number,
    a04_number_gap,
    a05_land_use_code,
    a06_land_use_for_unit,
    a09_shape_area_differs,
    a12_address_levels,
    i01_identifier_form,
    i02_repeated_identifier,
    i03_identifier_outside_plot,
    i04_identifier_changed,
    e01_legacy_text,
    e02_untidy_text,
)

RULES: dict[str, Rule] = {rule.code: rule for rule in map(rule_of, _MODULES)}
