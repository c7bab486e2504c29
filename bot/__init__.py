"""The core: what the newsroom does. An article goes through its rooms in this order:

`sources` (it comes in), `articles` (what it says), `newsroom` (where it goes, and what editors and
readers may do), `posts` (how it looks), `delivery` (it gets there exactly once), `telegram` (which
alone knows aiogram). `rates` are those of the tenge; `web`, `verbs` and `ops` are HTTP in, the
command line and the care of the running bot. All speak in the nouns of `model`, and ask for clock,
network, workers and database through `ports`.

No SQL here. `handlers` and `storage` import from here; only app.py and cli.py look the other way.
From a symptom to its file: docs/architecture.md.
"""

from bot.time_zones import use_newest

use_newest()
