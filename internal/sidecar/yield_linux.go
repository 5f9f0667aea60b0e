package sidecar

import (
	"os/exec"
	"runtime"
	"syscall"
)

// startYielding starts a process that runs where no other one wants to. Linux keeps that order thread by thread, and a process
// that has begun has several: it is set of the thread that starts it, from which all of them have it, and which is given up.
func startYielding(child *exec.Cmd) error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // for good, so that the thread ends with the goroutine
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, courteous)
		started <- child.Start()
	}()
	return <-started
}
