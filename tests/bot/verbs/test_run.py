import pytest

from bot.app import ROLES
from bot.errors import ConfigError
from bot.verbs.run import roles_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("fetch", {"fetch"}),
        (" Talk , publish,", {"talk", "publish"}),
        ("fetch,publish,talk", ROLES),
    ],
)
def test_roles(text: str, roles: set[str]) -> None:
    assert roles_of(text) == roles


@pytest.mark.parametrize(
    ("text", "named"), [("", "nothing"), (" ,", "nothing"), ("fetch,write,read", "read, write")]
)
def test_what_is_no_role_is_named(text: str, named: str) -> None:
    with pytest.raises(ConfigError, match=f"--roles {named}: give some of fetch, publish, talk"):
        roles_of(text)
