//go:build !unix

package sidecar

import "os/exec"

// startYielding only starts a process where there is no such order of them.
func startYielding(child *exec.Cmd) error { return child.Start() }
