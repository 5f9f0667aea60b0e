// Package hot keeps whole answers that are asked for again and again: what is shared in a message, on a screen that asks anew
// every minute, in another site's page. It holds the bytes of answers under hashes of what was asked, and nothing of who asked.
package hot

import (
	"bytes"
	"container/list"
	"hash/maphash"
	"maps"
	"sync"
)

// Answer is one as it is sent; it is only read.
type Answer struct {
	Head map[string][]string
	Body []byte
}

// mostAsked is how many questions are remembered as asked once: half as many at least.
const mostAsked = 8192

// Answers are those of one version of the dataset, and no more than their bytes' bound: the one that was asked for longest ago
// makes way. An answer is worth its place when it is asked for the second time. Thousands of questions that are asked once, as
// by a program that goes over all incidents, so push out nothing.
type Answers struct {
	most int // bytes

	mu           sync.Mutex
	version      string
	found        map[string]*list.Element // of order
	order        list.List                // of *kept, what was asked for last first
	bytes        int
	asked, older map[uint64]struct{} // by hash: what is taken for one asked before is kept too early, no more
	seed         maphash.Seed
}

type kept struct {
	key    string
	answer *Answer
	bytes  int
}

// New has room for so many bytes.
func New(most int) *Answers {
	a := &Answers{most: most, seed: maphash.MakeSeed()}
	a.begin("")
	return a
}

func (a *Answers) begin(version string) {
	a.version, a.bytes = version, 0
	a.found, a.asked, a.older = map[string]*list.Element{}, map[uint64]struct{}{}, map[uint64]struct{}{}
	a.order.Init()
}

// Find is the answer to a question while a version is served; nil where none is kept. Again says that the question was asked
// lately: its answer is to be kept.
func (a *Answers) Find(version, key string) (found *Answer, again bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if version != a.version {
		a.begin(version)
	}
	if e := a.found[key]; e != nil {
		a.order.MoveToFront(e)
		return e.Value.(*kept).answer, true
	}
	hash := maphash.String(a.seed, key)
	if again = in(a.asked, hash) || in(a.older, hash); !again {
		if len(a.asked) >= mostAsked/2 {
			a.older, a.asked = a.asked, make(map[uint64]struct{}, mostAsked/2)
		}
		a.asked[hash] = struct{}{}
	}
	return nil, again
}

func in(all map[uint64]struct{}, hash uint64) bool {
	_, ok := all[hash]
	return ok
}

// beside is about what an answer takes besides its texts.
const beside = 1 << 10

// Keep keeps a copy of an answer that was made while a version was served. One that would take an eighth of the room is too
// large.
func (a *Answers) Keep(version, key string, head map[string][]string, body []byte) {
	k := &kept{key: key, bytes: beside + len(key) + len(body)}
	for name, values := range head {
		k.bytes += len(name)
		for _, v := range values {
			k.bytes += len(v)
		}
	}
	if k.bytes > a.most/8 {
		return
	}
	k.answer = &Answer{maps.Clone(head), bytes.Clone(body)}
	a.mu.Lock()
	defer a.mu.Unlock()
	if version != a.version || a.found[key] != nil {
		return
	}
	a.found[key] = a.order.PushFront(k)
	for a.bytes += k.bytes; a.bytes > a.most; {
		last := a.order.Back()
		gone := a.order.Remove(last).(*kept)
		delete(a.found, gone.key)
		a.bytes -= gone.bytes
	}
}

// Bytes is about how many are held.
func (a *Answers) Bytes() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.bytes
}
