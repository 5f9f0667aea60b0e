// Package edge reckons what a network of caches in front leaves to the servers behind it. Questions are drawn from a mix and go
// through caches that keep to what the program says of each answer, as RFC 9111 has it. There is no network in it and no clock:
// the same comes out of the same seed. What an answer costs the servers is the caller's.
package edge

import (
	"math/rand/v2"
	"time"
)

// Network is caches and what comes to them.
type Network struct {
	PerSecond int
	For       time.Duration // that is counted, after a quarter as long in which the caches fill
	Places    int           // caches, each of which is asked as much as another; 0: there is none
	Imports   time.Duration // from one version to the next
	// Holds is how long the operator has the caches give what is to be asked for anew without asking; what they give may be of
	// the version before for as long. The program says 0.
	Holds time.Duration
	Seed  uint64
}

// joined is how long a question takes to the servers and back: who asks the same meanwhile waits for that answer.
const joined = 50 * time.Millisecond

// skew is the exponent by which some addresses are asked for more than others.
const skew = 1.1

// Left is what comes to the servers, a second.
type Left struct {
	Whole     map[string]float64 // answers with a body, by the key of their kind
	Unchanged float64            // answers that what is kept still holds (304)
	Asked     float64            // questions of readers
	Stale     float64            // of which were answered from a version before
}

// Answers are all that the servers give, a second.
func (l Left) Answers() float64 {
	all := l.Unchanged
	for _, n := range l.Whole {
		all += n
	}
	return all
}

// kept is what a cache has of an address.
type kept struct {
	version int
	asked   time.Duration // when the servers were asked about it last
}

type address struct {
	kind, place uint16
	number      uint64
}

// Reckon lets the questions through.
func (n Network) Reckon(mix []Kind) Left {
	r := rand.New(rand.NewPCG(n.Seed, 1))
	var all float64
	which := make([]*rand.Zipf, len(mix))
	for i, k := range mix {
		all += k.Share
		which[i] = rand.NewZipf(r, skew, 1, k.Addresses-1)
	}
	has := map[address]kept{}
	whole, left := make([]int, len(mix)), Left{Whole: map[string]float64{}}
	begins := n.For / 4
	every := time.Second / time.Duration(n.PerSecond)
	for now := time.Duration(0); now < begins+n.For; now += every {
		at := r.Float64() * all
		i := 0
		for ; i < len(mix)-1 && at >= mix[i].Share; i++ {
			at -= mix[i].Share
		}
		a := address{kind: uint16(i), number: which[i].Uint64()}
		if n.Places > 0 {
			a.place = uint16(r.IntN(n.Places))
		}
		version := int(now / n.Imports)
		was, there := has[a]
		counts := now >= begins
		if counts {
			left.Asked++
		}
		switch {
		case n.Places == 0 || mix[i].Keeping == Never, !there:
			if counts {
				whole[i]++
			}
		case mix[i].Keeping == Always:
			continue
		case now-was.asked < max(n.Holds, joined):
			if counts && was.version != version {
				left.Stale++
			}
			continue
		case was.version == version:
			if counts {
				left.Unchanged++
			}
		case counts:
			whole[i]++
		}
		if mix[i].Keeping != Never && n.Places > 0 {
			has[a] = kept{version, now}
		}
	}
	seconds := n.For.Seconds()
	for i, k := range mix {
		left.Whole[k.Key] += float64(whole[i]) / seconds
	}
	left.Unchanged, left.Asked, left.Stale = left.Unchanged/seconds, left.Asked/seconds, left.Stale/seconds
	return left
}
