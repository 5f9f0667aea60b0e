package hot_test

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/web/hot"
)

func ExampleAnswers() {
	answers := hot.New(1 << 20)
	for range 3 {
		found, again := answers.Find("version", "question")
		fmt.Println(found != nil, again)
		if found == nil && again {
			answers.Keep("version", "question", nil, []byte("answer"))
		}
	}
	// Output:
	// false false
	// false true
	// true true
}

func ask(a *hot.Answers, version, key string, size int) (kept bool) {
	found, again := a.Find(version, key)
	if found == nil && again {
		a.Keep(version, key, nil, make([]byte, size))
	}
	return found != nil
}

func TestQuestionsThatAreAskedOncePushOutNothing(t *testing.T) {
	a := hot.New(64 << 10)
	ask(a, "1", "hot", 100)
	ask(a, "1", "hot", 100)
	for i := range 30_000 {
		ask(a, "1", strconv.Itoa(i), 1000)
	}
	if !ask(a, "1", "hot", 100) {
		t.Error("what is asked for again is gone")
	}
}

func TestAnotherVersionBeginsWithNothing(t *testing.T) {
	a := hot.New(64 << 10)
	ask(a, "1", "q", 100)
	ask(a, "1", "q", 100)
	if ask(a, "2", "q", 100) || a.Bytes() != 0 {
		t.Errorf("%d bytes of the version before are held", a.Bytes())
	}
	a.Keep("1", "q", nil, []byte("made before, done after"))
	if found, _ := a.Find("2", "q"); found != nil {
		t.Error("an answer of the version before is given for the one after")
	}
}

func TestWhatIsKeptStaysWithinItsBound(t *testing.T) {
	const most = 32 << 10
	rapid.Check(t, func(t *rapid.T) {
		a := hot.New(most)
		held := map[string]int{} // by key, the size of what was kept last
		for range rapid.IntRange(1, 200).Draw(t, "asks") {
			key := rapid.StringMatching("[a-p]").Draw(t, "key")
			size := rapid.IntRange(0, most/4).Draw(t, "size")
			found, again := a.Find("1", key)
			if found != nil && len(found.Body) != held[key] {
				t.Fatalf("%s is answered with %d bytes, and %d were kept", key, len(found.Body), held[key])
			}
			if found == nil && again {
				a.Keep("1", key, map[string][]string{"Etag": {key}}, make([]byte, size))
				held[key] = size
			}
			if a.Bytes() > most {
				t.Fatalf("%d bytes are held", a.Bytes())
			}
		}
	})
}
