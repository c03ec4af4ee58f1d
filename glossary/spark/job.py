"""The file for spark-submit: ``spark-submit job.py PATH... --out DIR``, see `commands.mine`.

Python on the machines of the cluster must have this package; docs/cluster.md says how it gets
there.
"""

import sys

from glossary.spark.commands import main

if __name__ == "__main__":
    main(["mine", *sys.argv[1:]], prog_name="job.py")
