"""``python -m community_events.cli``."""

import sys

from community_events.cli import main

sys.exit(main())
