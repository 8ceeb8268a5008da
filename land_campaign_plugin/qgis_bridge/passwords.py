"""A person's own password for a store: changed on the server, then in the login that QGIS keeps."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsAuthMethodConfig

from . import connections
from .connections import ServerConnection


def change_on_server(address, password: str) -> str:
    """Give the person whom `address` signs in another password, and return the login. May run on a thread."""
    from ..store.pg_passwords import change_password

    return change_password(address, password)


def keep(connection: ServerConnection, password: str) -> bool:
    """Let QGIS keep the new password in the connection's login; False where it keeps none, or does not let us.

    In the window's thread: QGIS may ask for its master password.
    """
    connections.forget_login(connection.name)
    if not connection.authcfg or not connections.keeps_logins():
        return False
    manager, config = QgsApplication.authManager(), QgsAuthMethodConfig()
    if not manager.loadAuthenticationConfig(connection.authcfg, config, True) or not config.method():
        return False
    config.setConfig("password", password)
    return manager.updateAuthenticationConfig(config)
