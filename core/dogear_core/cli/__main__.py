"""Run the command line: `python -m dogear_core.cli`."""

import sys

from dogear_core.cli.main import main

sys.exit(main())
