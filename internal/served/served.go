// Package served holds the versions of the dataset that are served: the facts of each, and who answers a reader about its
// incidents, wherever its rows are kept.
package served

import (
	"khyberatlas/internal/atlas"
	"khyberatlas/internal/question"
)

// Version is one version of the dataset as it is served. The atlas in it has the facts; incidents are asked for through ForOne.
type Version struct {
	*atlas.Atlas
	forOne func() question.Answerer
}

// New is a version of these facts. Each reader gets an answerer of their own.
func New(facts *atlas.Atlas, forOne func() question.Answerer) *Version {
	return &Version{facts, forOne}
}

// InMemory is a version whose rows the atlas itself has.
func InMemory(a *atlas.Atlas) *Version { return New(a, func() question.Answerer { return a.ForOne() }) }

// ForOne answers one reader, as long as an answer takes.
func (v *Version) ForOne() question.Answerer { return v.forOne() }
