package site_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/postgis/site"
)

func TestAServerThatIsKilledIsNotMissed(t *testing.T) {
	needs.Tool(t, "nginx")
	folder := t.TempDir()
	port, err := serving.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.Start(t.Context(), site.Options{Program: site.Program(t), Servers: 2, Folder: folder,
		Serve: []string{"--db", filepath.Join(folder, "atlas.db")}, Addr: fmt.Sprintf("127.0.0.1:%d", port)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	ask := load.Load{Server: s.Proxy.At, Paths: []string{"/collections/incidents?f=json", "/readyz"}, Clients: 4, For: time.Minute,
		Most: 600}
	for n := range s.Servers {
		asked := make(chan load.Result)
		go func() { asked <- ask.Run(t.Context()) }()
		s.Servers[n].Kill()
		if r := <-asked; r.Faults != 0 || r.Answers != ask.Most {
			t.Errorf("without server %d: %d answers, %d faults: %s", n, r.Answers, r.Faults, r.Fault)
		}
		if err := s.Serve(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnAddressThatIsTakenIsSaid(t *testing.T) {
	needs.Tool(t, "nginx")
	other, err := site.Start(t.Context(), site.Options{Program: site.Program(t), Servers: 1, Folder: t.TempDir(),
		Serve: []string{"--db", filepath.Join(t.TempDir(), "atlas.db")}})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Stop()
	s, err := site.Start(t.Context(), site.Options{Addr: other.Servers[0].At, Folder: t.TempDir()})
	if err == nil {
		s.Stop()
		t.Fatal("nginx was started")
	}
	t.Log(err)
}
