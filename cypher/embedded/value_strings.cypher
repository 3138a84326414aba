// A staged list of strings is one string: its items, each with a mark before it, joined by a character that stands in none of them.
CASE {column} WHEN 'n' THEN NULL WHEN 'e' THEN CAST([] AS STRING[])
ELSE regexp_extract_all({column}, '{mark}([^{separator}]*)', 1) END
