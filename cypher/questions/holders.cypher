// title: Holders of a post over time
// purpose: Who held a post of a body one after the other: predecessor and successor, with the days each is first and last seen in it.
// parameter body: string -- the body's full name, such as 安陵市委
// parameter post: string -- the post without the body, such as 书记
// example: person=卢志远, title=市委书记, status=former, first=2022-05-07, last=2022-08-10, sentence=市委书记卢志远……
MATCH (p:Person)-[h:HELD]->(r:Role)-[:OF]->(b:Body)
WHERE (b.name = $body OR $body IN b.aliases) AND r.post = $post
UNWIND h.quotes AS quote
RETURN p.name AS person, r.title AS title, h.status AS status, h.first_seen AS first, h.last_seen AS last,
  min(quote) AS sentence, p.id AS person_id
ORDER BY coalesce(first, ''), coalesce(last, ''), person, person_id
