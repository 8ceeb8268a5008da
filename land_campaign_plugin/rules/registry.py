"""All rules, explicitly, in the order in which they run and are listed."""

from .geometry import g01_empty, g02_invalid_ring, g03_repeated_vertex
from .record import a02_plot_number, a03_repeated_plot_number, a05_land_use_code, a09_shape_area_differs
from .rule import Rule, rule_of
from .sheets import m03_plot_on_two_sheets
from .topology import t01_overlap, t02_gap, t03_duplicate_geometry, t04_plot_inside_plot, t05_missing_vertex

_MODULES = (
    g01_empty,
    g02_invalid_ring,
    g03_repeated_vertex,
    t01_overlap,
    t02_gap,
    t03_duplicate_geometry,
    t04_plot_inside_plot,
    t05_missing_vertex,
    m03_plot_on_two_sheets,
    a02_plot_number,
    a03_repeated_plot_number,
    a05_land_use_code,
    a09_shape_area_differs,
)

RULES: dict[str, Rule] = {rule.code: rule for rule in map(rule_of, _MODULES)}
