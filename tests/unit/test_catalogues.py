"""The code lists that ship with the plugin."""

from land_campaign_plugin.model import catalogues


def test_units_of_the_province():
    units = catalogues.units()
    assert len(units) == 104
    assert sum(unit.kind == catalogues.WARD for unit in units.values()) == 11
    assert units["11953"].title == "Phường Phố Hiến"


def test_every_former_unit_went_somewhere_and_three_were_split():
    old = catalogues.old_to_new()
    assert len(old) == 381
    assert {code for code, mergers in old.items() if len(mergers) > 1} == {"12322", "11989", "12004"}
    assert {merger.new_code for mergers in old.values() for merger in mergers} == set(catalogues.units())
    assert all(catalogues.former_codes()[code] for code in catalogues.units())


def test_land_use_codes_and_groups():
    codes = catalogues.land_use_codes()
    assert len(codes) == 80
    assert sum(code.current for code in codes.values()) == 53
    assert codes["BHK"].successor == "HNK"
    groups = {"NNP", "CHN", "LUA", "LNP", "PNN", "OTC", "DSN", "CSK", "CCC", "TVC", "CSD"}
    assert groups <= catalogues.group_codes()


def test_provinces_of_citizen_numbers():
    assert len(catalogues.citizen_provinces()) == 63
    assert catalogues.citizen_provinces()["033"] == "Hưng Yên"
