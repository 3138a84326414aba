// title: Where a person for review is named
// purpose: The reports that name one person, in time.
// parameter id: string -- the person's id
// example: published=2022-05-07, source=安陵日报, title=双拥工作推进会召开, named=沈国栋
MATCH (p:Person)-[m:MENTIONED_IN]->(d:Document)
WHERE p.id = $id
RETURN d.published AS published, d.source AS source, d.title AS title, d.path AS path, m.named + '@' + d.id AS mention
ORDER BY coalesce(published, ''), mention
