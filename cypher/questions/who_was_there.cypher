// title: Who was there
// purpose: Those present at the meetings whose name contains some words, in the printed order, with what each did there.
// parameter meeting: string -- words of the meeting's name
// parameter day: string =  -- its day as 2022-05-06, a month, a year, or nothing for all
// example: start=2022-05-06, meeting=双拥工作推进会, place_in_list=1, person=卢志远, roles=[市委书记], chaired=true, spoke=true
MATCH (p:Person)-[e:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting AND coalesce(m.start, '') STARTS WITH $day
RETURN m.start AS start, m.name AS meeting, e.`order` AS place_in_list, p.name AS person, e.roles AS roles,
  EXISTS { MATCH (p)-[:CHAIRED]->(m) } AS chaired, EXISTS { MATCH (p)-[:SPOKE_AT]->(m) } AS spoke,
  e.quotes AS sentences, m.id AS meeting_id, p.id AS person_id
ORDER BY coalesce(start, ''), meeting, meeting_id, coalesce(place_in_list, 9999), person, person_id
