//go:build unix && !linux

package sidecar

import (
	"os/exec"
	"syscall"
)

// startYielding starts a process, and has it run where no other one wants to. Where that isn't granted, both share.
func startYielding(child *exec.Cmd) error {
	if err := child.Start(); err != nil {
		return err
	}
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, child.Process.Pid, courteous)
	return nil
}
