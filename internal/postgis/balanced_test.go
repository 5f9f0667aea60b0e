package postgis_test

import (
	"fmt"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// balanced hands connections to several servers by turns, as what stands in front of standbys does.
func balanced(t *testing.T, servers ...*cluster.Cluster) (at string, from func(turn int64)) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	var turn atomic.Int64
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", servers[int(turn.Add(1))%len(servers)].Port))
			if err != nil {
				_ = client.Close()
				continue
			}
			for _, way := range [][2]net.Conn{{client, server}, {server, client}} {
				go func() {
					_, _ = io.Copy(way[0], way[1])
					_ = way[0].Close()
				}()
			}
		}
	}()
	return l.Addr().String(), turn.Store
}

func TestServersThatTakeTurnsAreReadOfOneMoment(t *testing.T) {
	primary := cluster.New(t, cluster.Options{})
	at := primary.Database(t)
	s := kind(t).MustOpen(t, at, store.Write)
	storetest.Put(t, s, storetest.Made(1))
	storetest.Lived(t, s)
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	defer standby.Remove()
	host, from := balanced(t, primary, standby)
	through := with(t, at, func(u *url.URL) { u.Host = host; u.RawQuery = "sslmode=disable" })
	for n := range int64(2) {
		from(n)
		one := kind(t).MustOpen(t, through, store.Read)
		r, err := one.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var rows atomic.Int64
		err = r.Rows(t.Context(), func(_ int, part []incident.Incident) error {
			rows.Add(int64(len(part)))
			return nil
		})
		if err != nil || rows.Load() != int64(r.Count()) || len(r.Facts().Digests) == 0 {
			t.Errorf("%d rows of %d: %v", rows.Load(), r.Count(), err)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}
