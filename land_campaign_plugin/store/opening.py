"""Opens a store by what a person calls it: a file of the office, a server, or a gateway."""

from __future__ import annotations

import os
from pathlib import Path

from ..model.errors import BadInput
from ..model.language import QT_TRANSLATE_NOOP
from .contract import Store
from .embedded import GeoPackageStore, open_store
from .gateway import GatewayStore
from .package_key import read_key_file
from .pg_connection import Address, Retry, is_address
from .pg_diagnosis import explained
from .postgis import PostgisStore

KEY_FILE = "LAND_CAMPAIGN_PACKAGE_KEY"
"""Variable of the environment that names the file with the person's package key."""
_NO_KEY = QT_TRANSLATE_NOOP("core", "A gateway asks for your package key, and none was named.")
_NAME_KEY = QT_TRANSLATE_NOOP("core", "Name its file with --key FILE, or in the variable {variable}.")


def open_any(name: str | Path, crs_wkt: str | None = None, key: Path | None = None) -> Store:
    """Return the store called `name`: ``PG:service=NAME``, ``https://gateway``, or the path of a GeoPackage.

    Parameters
    ----------
    crs_wkt : str, optional
        Where a file is not there yet, the coordinate reference system that it gets with the first push; without it,
        the file must be there.
    key : Path, optional
        File of the person's package key, which a gateway asks for; else the one that `KEY_FILE` names.

    Raises
    ------
    BadInput
        It cannot be a store.
    StoreError
        The server cannot be reached.
    """
    text = str(name)
    if is_address(text):
        try:
            return PostgisStore(text)
        except Retry as error:
            raise explained(Address(text), error) from None
    if is_gateway(text):
        path = key or os.environ.get(KEY_FILE)
        if not path:
            raise BadInput(_NO_KEY, _NAME_KEY, variable=KEY_FILE)
        return GatewayStore(text, read_key_file(Path(path)))
    return GeoPackageStore(Path(name)) if crs_wkt is None else open_store(Path(name), crs_wkt)


def is_gateway(text: str) -> bool:
    """Tell whether `text` is the address of a gateway; one without encryption is, and is refused as such."""
    return text.lower().startswith(("https://", "http://"))
