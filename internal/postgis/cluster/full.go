package cluster

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// Full starts a cluster for a test with a database that has PostGIS and room for so many bytes more, and gives its address.
// Its tablespace is a file system in memory, which only the server sees and which goes with it. Where the system refuses that
// to us, the test is skipped aloud.
func Full(t testing.TB, room int64) string {
	t.Helper()
	require(t)
	try := exec.Command("unshare", append(namespaces(), "mount", "-t", "tmpfs", "tmpfs", "/mnt")...)
	if text, err := try.CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: a tablespace that is full wants a file system of its own, which is refused here: %v: %s", err, text)
	}
	c := New(t, Options{})
	if err := c.Template(t.Context()); err != nil {
		t.Fatal(err)
	}
	held := Value[int64](t, c.Address("postgres"), "SELECT pg_database_size('"+TemplateName+"')")
	c.Stop()
	c.small = held + room
	if err := os.Mkdir(c.tablespace(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := c.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := c.exec(t.Context(), "postgres", "CREATE TABLESPACE small LOCATION '"+c.tablespace()+"'",
		"CREATE DATABASE small TEMPLATE "+TemplateName+" TABLESPACE small STRATEGY FILE_COPY"); err != nil {
		t.Fatal(err)
	}
	return c.Address("small")
}

func (c *Cluster) tablespace() string { return filepath.Join(c.Folder, "small") }

// namespaces have unshare give a program mounts of its own, for which it must be root, in a world of its own at least.
func namespaces() []string {
	if os.Getuid() == 0 {
		return []string{"--mount"}
	}
	return []string{"--mount", "--map-root-user"}
}

// within has a program run as whom it shall, in a namespace in which the small tablespace is mounted.
func (c *Cluster) within(program string, args []string) (string, []string) {
	uid, gid := os.Getuid(), os.Getgid()
	as := fmt.Sprintf("unshare --user --map-user=%d --map-group=%d", uid, gid)
	owner := "0"
	if c.as != nil {
		owner = strconv.Itoa(int(c.as.Uid))
		as = fmt.Sprintf("setpriv --reuid=%d --regid=%d --clear-groups", c.as.Uid, c.as.Gid)
	}
	mount := fmt.Sprintf(`mount -t tmpfs -o size=%d,mode=700,uid=%s tmpfs "$0" && exec %s "$@"`, c.small, owner, as)
	return "unshare", append(append(namespaces(), "sh", "-c", mount, c.tablespace(), program), args...)
}
