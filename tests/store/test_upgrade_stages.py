"""Clients of several versions: older ones push until a day, and nothing is lost after it."""

from contextlib import closing
from datetime import date, timedelta

import pytest

from land_campaign_plugin.__main__ import main
from land_campaign_plugin.model.errors import StoreError
from land_campaign_plugin.store.pg_connection import Address
from land_campaign_plugin.store.pg_schema import welcome
from land_campaign_plugin.verbs.push import push

from .conftest import Client

TODAY = date.today()


@pytest.fixture
def admin(central) -> Address:
    return Address(central.address("postgres"))


def test_an_old_client_pushes_until_the_day_and_is_refused_after_it(central, admin):
    with closing(central.store("lan")) as store:
        try:
            welcome(admin, "99.0", TODAY + timedelta(days=1))
            assert store.push([Client().insert(1)], "b")[0].status == "applied"
            welcome(admin, "99.0", TODAY - timedelta(days=1))
            with pytest.raises(StoreError, match="this version of the plugin"):
                store.push([Client().insert(2)], "b")
            welcome(admin, "0.0.1", TODAY - timedelta(days=1))
            assert store.push([Client().insert(3)], "b")[0].status == "applied"
        finally:
            central.run("UPDATE campaign.meta SET value = '' WHERE name IN ('min_client', 'old_clients_until')")


def test_who_must_update_is_told_first_and_then_refused_before_anything_is_sent(central, admin, work):
    try:
        welcome(admin, "99.0", TODAY - timedelta(days=2))
        with closing(central.store("lan")) as store, pytest.raises(StoreError, match="since"):
            push(work, store)
        assert work.changes().never_pushed == 4
        welcome(admin, "99.0", TODAY + timedelta(days=2))
        with closing(central.store("lan")) as store:
            report = push(work, store)
        assert (report.stored, len(report.notices)) == (4, 1)
    finally:
        central.run("UPDATE campaign.meta SET value = '' WHERE name IN ('min_client', 'old_clients_until')")


def test_a_store_that_lacks_a_field_gets_nothing_of_it(central, work):
    with closing(central.store("lan")) as store:
        store.said["fields"].remove("land_use")
        with pytest.raises(StoreError, match="4 plots: Land use"):
            push(work, store)
        assert work.changes().waiting == 4
        store.said["fields"].append("land_use")
        assert push(work, store).stored == 4


def test_an_upgrade_names_the_day_until_which_old_plugins_push(central, capsys):
    try:
        assert main(["store", "upgrade", central.address("postgres"), "--old-clients-until", "2099-01-31"]) == 0
        meta = dict(central.run("SELECT name, value FROM campaign.meta"))
        assert (meta["old_clients_until"], bool(meta["min_client"])) == ("2099-01-31", True)
    finally:
        central.run("UPDATE campaign.meta SET value = '' WHERE name IN ('min_client', 'old_clients_until')")
