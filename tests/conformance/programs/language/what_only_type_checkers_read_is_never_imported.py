from __future__ import annotations

import typing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiohttp
    from collections.abc import Mapping
    from somewhere.unknown import Session as Connection

if typing.TYPE_CHECKING:
    from elsewhere import *  # noqa
else:
    print("this is run")


def fetch(session: aiohttp.ClientSession, headers: Mapping[str, str]) -> Connection | None:
    return None


print(fetch(None, {}), fetch.__annotations__)
try:
    print(Connection)
except NameError as error:
    print(error)
