package mapdata

import (
	"strconv"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// bounded refuses to tell of each match where there are more than the script ever asks to be told of: an answer of a million
// would weigh 100 MB, and nobody reads it. What is asked instead has any number.
func bounded(q *question.Question, filter incident.Query) error {
	count := q.Window(filter, incident.Page{Limit: 1}).Matched
	if count <= mostRecords {
		return nil
	}
	return incident.Faults{ogc.FaultOf(ogc.InQuery, "", incident.Keys{Rule: "problem.many", Mend: "problem.many_mend",
		Args: []any{"count", strconv.Itoa(count), "most", strconv.Itoa(mostRecords)}})}
}
