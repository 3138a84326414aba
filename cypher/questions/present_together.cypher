// title: Present together
// purpose: The meetings at which two people were both present, in the order of time, with what each printed list says.
// parameter one: string -- a person's name
// parameter other: string -- another person's name
// example: meeting=双拥工作推进会, start=2022-05-06, roles_of_one=[市委书记], roles_of_other=[市长], sentences=[……]
MATCH (a:Person)-[x:ATTENDED]->(m:Meeting)<-[y:ATTENDED]-(b:Person)
WHERE (a.name = $one OR $one IN a.aliases) AND (b.name = $other OR $other IN b.aliases) AND a.id <> b.id
RETURN m.name AS meeting, m.start AS start, m.kind AS kind, x.roles AS roles_of_one, y.roles AS roles_of_other,
  x.quotes AS sentences, m.id AS meeting_id, a.id AS one_id, b.id AS other_id
ORDER BY coalesce(start, ''), meeting, meeting_id, one_id, other_id
