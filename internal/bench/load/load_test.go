package load

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"
	"time"
)

// answering answers each question on each connection with the next of some answers, as they stand.
func answering(t *testing.T, answers ...string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				in := bufio.NewReader(c)
				for n := 0; ; n++ {
					for line := ""; line != "\r\n"; {
						if line, err = in.ReadString('\n'); err != nil {
							return
						}
					}
					_, err := c.Write([]byte(answers[n%len(answers)]))
					if err != nil || answers[n%len(answers)] == older {
						return
					}
				}
			}()
		}
	}()
	return l.Addr().String()
}

const (
	plain   = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain"
	chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n"
	older   = "HTTP/1.0 200 OK\r\n\r\nolder"
	refused = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)

func TestAnswersAreCountedAndOthersSaid(t *testing.T) {
	r := Load{Server: answering(t, plain, chunked, refused), Paths: []string{"/a", "/b"}, Clients: 1, For: time.Minute,
		Most: 8}.Run(t.Context())
	if r.Answers != 6 || r.Bytes != 3*5+3*7 || r.Faults != 2 || r.Fault != "status 503" || len(r.Waits) != 6 {
		t.Errorf("%+v", r)
	}
}

func TestAnAnswerThatNothingHasChangedHasNoBody(t *testing.T) {
	same := "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n"
	r := Load{Server: answering(t, same), Paths: []string{"/"}, Clients: 1, For: time.Minute, Most: 3, Status: 304}.Run(t.Context())
	if r.Answers != 3 || r.Bytes != 0 || r.Faults != 0 {
		t.Errorf("%+v", r)
	}
}

func TestNoPathIsAskedForTwiceWhereThatIsWanted(t *testing.T) {
	r := Load{Server: answering(t, plain), Paths: make([]string, 30), Clients: 4, For: time.Minute, Once: true}.Run(t.Context())
	if r.Answers != 30 {
		t.Errorf("%d answers to 30 paths", r.Answers)
	}
}

func TestABodyIsGivenBackWhole(t *testing.T) {
	for answer, want := range map[string]string{plain: "plain", chunked: "abcdefg", older: "older"} {
		if got, err := Get(answering(t, answer), "/", ""); err != nil || string(got) != want {
			t.Errorf("%q, %v", got, err)
		}
	}
	for _, broken := range []string{"", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
		"SSH-2.0-x\r\n", refused} {
		if got, err := Get(answering(t, broken+"\r\n"), "/", ""); err == nil {
			t.Errorf("%q was taken for an answer: %q", broken, got)
		}
	}
}

func TestWhoStopsIsNotToldOfFaults(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	at := answering(t, "") // nothing is ever answered
	done := make(chan Result)
	go func() { done <- Load{Server: at, Paths: []string{"/"}, Clients: 3, For: time.Minute}.Run(ctx) }()
	end()
	if r := <-done; r.Faults != 0 || r.Answers != 0 {
		t.Errorf("%+v", r)
	}
}

func TestSharesOfWaits(t *testing.T) {
	var r Result
	for n := 1; n <= 200; n++ {
		r.Waits = append(r.Waits, time.Duration(n))
	}
	for share, want := range map[float64]time.Duration{0.5: 100, 0.99: 198, 0.999: 200, 1: 200, 0: 1} {
		if got := r.Within(share); got != want {
			t.Errorf("%g of 200 waits are within %d, not %d", share, got, want)
		}
	}
	if n := r.Over(150); n != 50 {
		t.Errorf("%d waits of 200 are over the 150th", n)
	}
	if (Result{}).Within(0.5) != 0 {
		t.Error("of no answers half came within something")
	}
}

func TestMedians(t *testing.T) {
	for want, of := range map[float64][]float64{0: nil, 3: {9, 1, 3}, 2.5: {4, 1, 2, 3}} {
		if got := Median(of); got != want {
			t.Errorf("the median of %v is %g, not %g", of, got, want)
		}
	}
}

func TestWhatTheKernelSaysOfAProcess(t *testing.T) {
	line := "4211 (a) b (c) S 17 4211 4211 0 -1 4194560 1 2 3 4 250 50 5 6 20 0 8 0 1"
	if s, err := readStat([]byte(line)); err != nil || s != (stat{4211, 17, 3110 * time.Millisecond}) {
		t.Errorf("%+v, %v", s, err)
	}
	for _, broken := range []string{"", ")(", "1 (a) S 2", strings.Replace(line, "250", "x", 1)} {
		if s, err := readStat([]byte(broken)); err == nil {
			t.Errorf("%q was read as %+v", broken, s)
		}
	}
	status := []byte("Name:\tx\nRssAnon:\t    1024 kB\nRssFile:\t 7 kB\n")
	if a, f, none := kilobytes(status, "RssAnon:"), kilobytes(status, "RssFile:"), kilobytes(status, "Rss:"); a != 1<<20 ||
		f != 7<<10 || none != 0 {
		t.Error(a, f, none)
	}
	if all := Processes(os.Getpid()); all[0] != os.Getpid() {
		t.Errorf("a process is not among its own: %v", all)
	}
}

func Example() {
	r := Result{Answers: 4, Bytes: 8e6, Wall: 2 * time.Second, Waits: []time.Duration{1, 2, 3, 40}}
	fmt.Println(r.PerSecond(), r.MegabytesPerSecond(), r.Within(0.5), r.Within(0.99))
	// Output: 2 4 2ns 40ns
}
