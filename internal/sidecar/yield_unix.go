//go:build unix

package sidecar

import "syscall"

// yieldTo has a process run where no other one wants to. Where that isn't granted, both share.
func yieldTo(process int) { _ = syscall.Setpriority(syscall.PRIO_PROCESS, process, 10) }
