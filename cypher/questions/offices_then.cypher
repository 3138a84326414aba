// title: What those present were then
// purpose: The posts that those present at a meeting held at the time by all reports, beside the titles that the report itself prints.
// parameter meeting: string -- words of the meeting's name
// parameter day: string =  -- its day as 2022-05-06, a month, a year, or nothing for all
// example: start=2022-08-10, meeting=市委常委会会议, person=韩冰, printed=[], held=[安陵市委政法委 书记]
MATCH (p:Person)-[e:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting AND coalesce(m.start, '') STARTS WITH $day
RETURN m.start AS start, m.name AS meeting, p.name AS person, e.roles AS printed, e.held AS held, m.id AS meeting_id, p.id AS person_id
ORDER BY coalesce(start, ''), meeting, meeting_id, person, person_id
