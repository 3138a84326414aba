"""Extraction on a Ray cluster: files of records → pieces → shards of facts. `ray` and `pyarrow` come with the extra `kg[ray]`."""
