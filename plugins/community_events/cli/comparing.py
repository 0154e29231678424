"""``check --base`` and ``diff``: what is here beside what was published or committed.

The rules this module keeps: a commit is read from git's store, never checked out; it is read by the
same reader as a folder; the base of a check is where the work tree and the given commit went apart,
so that nobody is blamed for what others have added since.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from community_events.clock import day_of, read_now
from community_events.continuity import compare_with_base
from community_events.diagnostics import Diagnostic
from community_events.differences import EventDifference, find_differences
from community_events.git import GitError, find_fork, read_tree, resolve_commit
from community_events.pipeline import Loaded, load_read, show_path
from community_events.report import format_json_document
from community_events.site import Site
from community_events.sources import sources_from
from community_events.telling import tell_markdown, tell_text
