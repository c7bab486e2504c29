"""Orders to the stand-in Telegram: make chats, act as people, look, break things.

Every public method takes and returns plain JSON values; the control API calls them by name.
"""

from sandbox.control.acting import Acting
from sandbox.control.looking import Looking
from sandbox.control.making import Making
from sandbox.control.showing import Showing
from sandbox.control.switching import Switching


class Control(Making, Acting, Looking, Showing, Switching):
    """All orders in one place."""


ORDERS = frozenset(
    name
    for part in (Making, Acting, Looking, Showing, Switching)
    for name in vars(part)
    if not name.startswith("_")
)
