// Package e2e tries the built program as its users do: over HTTP, in a real browser, with slow and impatient clients.
// It imports no other room, so it can only see what a user sees; what it expects it works out from the dataset's files.
package e2e
