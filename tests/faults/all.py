"""The whole list of faults: importing a module of them puts them on it."""

import faults.clocks
import faults.database
import faults.deploys
import faults.doors
import faults.gathering
import faults.queue
import faults.storm
import faults.whole
import faults.workers  # noqa: F401 - for what importing does
from faults.catalogue import FAULTS

__all__ = ["FAULTS"]
