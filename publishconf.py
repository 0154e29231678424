"""Settings of what is published: as pelicanconf.py, without the entries that are marked 見本."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403

WITH_SAMPLES = os.environ.get("SAMPLES") == "1"
