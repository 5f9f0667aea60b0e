package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/needs"
)

// Group are clusters of the same data of which Patroni has one be written to and the others follow it. They agree by etcd on
// which that is. Its times are as short as they may be, so that another takes the place of one that is gone in seconds.
type Group struct {
	Members []*Member
	t       testing.TB
	c       *Cluster // has the folder in which all lies, and does not run itself
	etcd    string   // host:port
}

// Member is a cluster that Patroni runs.
type Member struct {
	Name   string
	Port   int    // of PostgreSQL
	rest   string // host:port of Patroni
	folder string
	of     *Group
	server *serving.Server // Patroni; nil while it doesn't run
}

// recipe is what docs/postgis.md tells people to have.
const recipe = "docs/hosting/patroni.yml"

// passwordInRecipe is that of the superuser.
const passwordInRecipe = "a long one"

// config is the recipe for a member on loopback, where it hasn't far to go and nobody is waited for long.
func (m *Member) config() (string, error) {
	at, err := module()
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(at, recipe))
	if err != nil {
		return "", err
	}
	config := string(text)
	for _, change := range [][2]string{{"name: one", "name: " + m.Name}, {"10.0.0.1:8008", m.rest},
		{"10.0.0.1:2379,10.0.0.2:2379,10.0.0.3:2379", m.of.etcd}, {"ttl: 30", "ttl: 7"}, {"loop_wait: 10", "loop_wait: 1"},
		{"retry_timeout: 10", "retry_timeout: 3"}, {"local all all peer", "local all all trust"},
		{"10.0.0.0/24", "127.0.0.1/32"}, {"10.0.0.1:5432", fmt.Sprintf("127.0.0.1:%d", m.Port)},
		{"/usr/lib/postgresql/15/bin", m.of.c.bin}, {"/var/lib/postgresql/15/khyberatlas", filepath.Join(m.folder, "data")},
		{"/var/lib/postgresql/khyberatlas.pgpass", filepath.Join(m.folder, "pgpass")}} {
		if !strings.Contains(config, change[0]) {
			return "", fmt.Errorf("%s has no %q", recipe, change[0])
		}
		config = strings.ReplaceAll(config, change[0], change[1])
	}
	config += "  basebackup:\n    - checkpoint: fast\n  parameters:\n    unix_socket_directories: " + m.folder + "\n"
	for _, s := range settings {
		name, value, _ := strings.Cut(s, "=")
		if name != "listen_addresses" {
			config += fmt.Sprintf("    %s: %q\n", name, value)
		}
	}
	return config, nil
}

// module is the folder of the module that is tested, in which every test runs somewhere.
func module() (string, error) {
	at, err := os.Getwd()
	for ; err == nil; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil || at == filepath.Dir(at) {
			return at, err
		}
	}
	return "", err
}

// Patroni starts so many clusters for a test, and waits until the first leads and all others follow it.
func Patroni(t testing.TB, members int) *Group {
	t.Helper()
	require(t)
	for _, program := range []string{"patroni", "etcd"} {
		needs.Tool(t, program)
	}
	c, err := place(Options{Durable: true, Password: passwordInRecipe})
	if err != nil {
		t.Fatal(err)
	}
	g := &Group{t: t, c: c}
	t.Cleanup(func() {
		if err := c.place.Remove(); err != nil {
			t.Error(err)
		}
	})
	if err := g.store(); err != nil {
		t.Fatal(err)
	}
	for n := range members {
		m, err := g.add(string(rune('a' + n)))
		if err != nil {
			t.Fatal(err)
		}
		m.Start()
		if n == 0 {
			g.Leader() // it makes the data of which the others are copies
		}
	}
	g.Whole()
	return g
}

// store starts etcd, of one member.
func (g *Group) store() error {
	var ports [2]int
	for i := range ports {
		var err error
		if ports[i], err = serving.FreePort(); err != nil {
			return err
		}
	}
	g.etcd = fmt.Sprintf("127.0.0.1:%d", ports[0])
	clients, peers := "http://"+g.etcd, fmt.Sprintf("http://127.0.0.1:%d", ports[1])
	folder, err := g.folder("etcd")
	if err != nil {
		return err
	}
	_, err = g.start(serving.Program{Name: "etcd", Dir: folder, Log: logOf(folder),
		Args: []string{"--name=one", "--data-dir=data", "--listen-client-urls=" + clients, "--advertise-client-urls=" + clients,
			"--listen-peer-urls=" + peers, "--initial-advertise-peer-urls=" + peers, "--initial-cluster=one=" + peers},
		Ready: serving.Answering(func() string { return g.etcd }, "/health")})
	return err
}

// folder makes one for a program.
func (g *Group) folder(name string) (string, error) {
	path := filepath.Join(g.c.Folder, name)
	if err := os.Mkdir(path, 0o700); err != nil || g.c.as == nil {
		return path, err
	}
	return path, os.Chown(path, int(g.c.as.Uid), int(g.c.as.Gid))
}

// start starts a program as whom PostgreSQL runs too.
func (g *Group) start(p serving.Program) (*serving.Server, error) {
	ctx, cancel := context.WithTimeout(g.t.Context(), patience)
	defer cancel()
	p.As = g.c.as
	return p.Start(ctx)
}

// add sets up a member.
func (g *Group) add(name string) (*Member, error) {
	m := &Member{Name: name, of: g}
	var err error
	if m.folder, err = g.folder(name); err != nil {
		return nil, err
	}
	rest, err := serving.FreePort()
	if err != nil {
		return nil, err
	}
	if m.Port, err = serving.FreePort(); err != nil {
		return nil, err
	}
	m.rest = fmt.Sprintf("127.0.0.1:%d", rest)
	config, err := m.config()
	if err != nil {
		return nil, err
	}
	g.Members = append(g.Members, m)
	return m, g.c.write(filepath.Join(m.folder, "patroni.yml"), config)
}

// Start has Patroni run the member, again too: what it does then is Patroni's affair.
func (m *Member) Start() {
	m.of.t.Helper()
	s, err := m.of.start(serving.Program{Name: "patroni", Args: []string{"patroni.yml"}, Dir: m.folder, Log: m.Log(),
		Ready: serving.Answering(func() string { return m.rest }, "/patroni")})
	if err != nil {
		m.of.t.Fatal(err)
	}
	m.server = s
}

// Kill ends Patroni and PostgreSQL, which isn't its child, with all their processes at once.
func (m *Member) Kill() {
	m.of.t.Helper()
	text, err := os.ReadFile(filepath.Join(m.folder, "data", "postmaster.pid"))
	if err != nil {
		m.of.t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		m.of.t.Fatal(err)
	}
	serving.Kill(m.server.Process(), pid)
	m.server = nil
}

// Log is the file that Patroni and PostgreSQL write to.
func (m *Member) Log() string { return logOf(m.folder) }

// Address is where a database is found at this member.
func (m *Member) Address(database string) string { return m.cluster().Address(database) }

// cluster is the member as one that we didn't start.
func (m *Member) cluster() *Cluster {
	return &Cluster{Folder: m.folder, Port: m.Port, made: m.of.c.made}
}

// Addresses is where a database is found, at whichever member suits who asks.
func (g *Group) Addresses(database string) string {
	var all []*Cluster
	for _, m := range g.Members {
		all = append(all, m.cluster())
	}
	return Addresses(database, all...)
}

// Create makes a database with PostGIS, and gives its address at all members.
func (g *Group) Create(database string) string {
	g.t.Helper()
	if _, err := g.Leader().cluster().Create(g.t.Context(), database); err != nil {
		g.t.Fatal(err)
	}
	return g.Addresses(database)
}

// Leader is the member that is written to, when there is one.
func (g *Group) Leader() *Member {
	g.t.Helper()
	var leader *Member
	g.until("one leads", func(map[string]state) bool {
		for _, m := range g.Members {
			if m.server == nil {
				continue
			}
			// Patroni calls it the leader before it can be written to.
			if m.cluster().primary(g.t.Context()) {
				leader = m
				return true
			}
		}
		return false
	})
	return leader
}

// Whole waits until one member leads and all others follow it, so that one of them has every commit.
func (g *Group) Whole() {
	g.t.Helper()
	g.until("all others follow the leader", func(states map[string]state) bool {
		roles := map[string]int{}
		for _, s := range states {
			if s.State == "running" || s.State == "streaming" {
				roles[s.Role]++
			}
		}
		return roles["leader"] == 1 && (len(g.Members) == 1 || roles["sync_standby"] == 1) &&
			roles["leader"]+roles["sync_standby"]+roles["replica"] == len(g.Members)
	})
}

// state is what Patroni tells of a member.
type state struct{ Name, Role, State string }

// until waits until what any running member tells of all is so.
func (g *Group) until(what string, so func(map[string]state) bool) {
	g.t.Helper()
	var last string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		for _, m := range g.Members {
			if m.server == nil {
				continue
			}
			text, err := load.Get(m.rest, "/cluster", "")
			if err != nil {
				last = err.Error()
				continue
			}
			last = string(text)
			var told struct{ Members []state }
			if err := json.Unmarshal(text, &told); err != nil {
				g.t.Fatal(err)
			}
			states := map[string]state{}
			for _, s := range told.Members {
				states[s.Name] = s
			}
			if so(states) {
				return
			}
		}
	}
	for _, m := range g.Members {
		text, _ := os.ReadFile(m.Log())
		g.t.Logf("%s says: %s", m.Name, text)
	}
	g.t.Fatalf("waiting until %s: %s", what, last)
}
