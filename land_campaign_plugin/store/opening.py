"""Opens a store by what a person calls it: a file of the office, or a server."""

from __future__ import annotations

from pathlib import Path

from .contract import Store
from .embedded import GeoPackageStore, open_store
from .pg_connection import is_address
from .postgis import PostgisStore


def open_any(name: str | Path, crs_wkt: str | None = None) -> Store:
    """Return the store called `name`: ``PG:service=NAME``, ``postgresql://...``, or the path of a GeoPackage.

    Parameters
    ----------
    crs_wkt : str, optional
        Where a file is not there yet, the coordinate reference system that it gets with the first push; without it,
        the file must be there.

    Raises
    ------
    BadInput
        It cannot be a store.
    StoreError
        The server cannot be reached.
    """
    if is_address(str(name)):
        return PostgisStore(str(name))
    return GeoPackageStore(Path(name)) if crs_wkt is None else open_store(Path(name), crs_wkt)
