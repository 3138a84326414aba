// Names as pairs of characters, so that a part of a Chinese name finds it; put the words in double quotes when searching:
// CALL db.index.fulltext.queryNodes('kg_names', '"…"')
CREATE FULLTEXT INDEX `{called}` IF NOT EXISTS FOR (n:{kinds}) ON EACH [{columns}] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
