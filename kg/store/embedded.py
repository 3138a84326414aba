"""The embedded store: a graph in one file of `ladybug`, written in bulk into a new file, counted, and only then put in place.

Row-wise MERGE of the engine drops rows in silence, and a prepared COPY that runs a second time on one connection crashes:
therefore COPY alone, a connection for each batch, and counts.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import Any

import ladybug

from kg.errors import StoreError
from kg.graph import Edge, Graph, Node, Value
from kg.schema import Column, Schema, edge_row, node_row, read_schema
from kg.store.plain import plain
from kg.store.statements import fill

DATABASE = "graph.lbug"
_BATCH = 5000
_TYPES = {"string": "STRING", "day": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL"}
_LISTS = {"strings": "STRING[]", "ints": "INT64[]", "floats": "DOUBLE[]"}
