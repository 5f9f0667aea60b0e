//go:build extra

package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// In the container: ask the service for what needs its rights, look at those it has, and stop it.
const probe = `#!/bin/bash
exec >/root/found 2>&1
for i in $(seq 200); do curl -sf -o /dev/null http://127.0.0.1:8080/readyz && break; sleep 0.1; done
for p in / /totals '/?f=html' /downloads/incidents.gpkg /downloads/dataset.zip; do
	curl -s -o /dev/null -w "%{http_code} $p\n" "http://127.0.0.1:8080$p"
done
curl -s http://127.0.0.1:9090/metrics | grep -c '^process_start_time_seconds'
grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/$(systemctl show khyberatlas -p MainPID --value)/status
stat -c '%U %a' /var/lib/khyberatlas /var/lib/khyberatlas/khyberatlas.db
systemctl stop khyberatlas
systemctl show khyberatlas -p Result -p ExecMainStatus
`

// The unit runs under a real systemd, booted in a container of its own from this machine's /usr. It changes nothing
// outside, but it is slow and asks for root, so it runs only when it is asked for.
func TestTheUnitRunsUnderSystemd(t *testing.T) {
	if os.Getenv("TEST_SYSTEMD") == "" {
		t.Skip("SKIPPED: TEST_SYSTEMD=1 runs it, as root, with Debian's systemd-container")
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	machine := filepath.Join(t.TempDir(), "machine")
	for _, dir := range []string{"usr", "etc/systemd/system/khyberatlas.service.d", "var/lib", "root", "opt"} {
		if err := os.MkdirAll(filepath.Join(machine, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"bin", "sbin", "lib", "lib64"} {
		if err := os.Symlink("usr/"+dir, filepath.Join(machine, dir)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		"etc/machine-id": "0123456789abcdef0123456789abcdef\n",
		"etc/os-release": "ID=atlas\n",
		"etc/passwd":     "root:x:0:0::/root:/bin/bash\nkhyberatlas:x:900:900::/var/lib/khyberatlas:/usr/sbin/nologin\n",
		"etc/group":      "root:x:0:\nkhyberatlas:x:900:\n",
		// /usr is that of this machine, so the program lies elsewhere.
		"etc/systemd/system/khyberatlas.service.d/place.conf": "[Service]\nExecStart=\nExecStart=/opt/khyberatlas serve\n",
		"etc/systemd/system/khyberatlas.service":              hosting(t, "khyberatlas.service"),
		"etc/khyberatlas.env":                                 "KHYBERATLAS_ADMIN_ADDR=127.0.0.1:9090\n",
		"etc/systemd/system/probe.service": "[Unit]\nWants=khyberatlas.service\nAfter=khyberatlas.service\nSuccessAction=poweroff\n" +
			"FailureAction=poweroff\n[Service]\nType=oneshot\nExecStart=/bin/bash /opt/probe\n",
		"opt/probe": probe,
	} {
		put(t, machine, name, text)
	}
	shell(t, machine, "cp "+program+" opt/khyberatlas && chmod 0755 opt/khyberatlas")
	limited, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	boot := exec.CommandContext(limited, "systemd-nspawn", "-D", machine, "--bind-ro=/usr", "--register=no", "--keep-unit",
		"--private-network", "--link-journal=no", "--console=pipe", "-b", "systemd.unit=probe.service")
	said, err := boot.CombinedOutput()
	if err != nil {
		t.Fatalf("systemd-nspawn: %v\n%s", err, said)
	}
	found, err := os.ReadFile(filepath.Join(machine, "root", "found"))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	want := []string{"200 /", "200 /totals", "200 /?f=html", "200 /downloads/incidents.gpkg", "200 /downloads/dataset.zip", "0",
		"CapBnd: 0000000000000000", "CapEff: 0000000000000000", "NoNewPrivs: 1", "Seccomp: 2",
		"khyberatlas 700", "khyberatlas 600", "Result=success", "ExecMainStatus=0"}
	for _, line := range want {
		if !strings.Contains("\n"+strings.ReplaceAll(string(found), "\t", " ")+"\n", "\n"+line+"\n") {
			t.Errorf("%q was not found in\n%s", line, found)
		}
	}
}
