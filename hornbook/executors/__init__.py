"""Where the work on single lessons is done: one after the other, in several processes, or on a cluster.

All give results in the order of the items, so outputs do not depend on the choice.
"""

from hornbook.executors.executor import Executor as Executor
from hornbook.executors.executor import InTurn as InTurn
from hornbook.executors.executor import tidy as tidy
from hornbook.executors.executor import undisturbed as undisturbed
from hornbook.executors.starting import IN_PROCESSES as IN_PROCESSES
from hornbook.executors.starting import start as start
