// Package storetest holds what any store must promise, as tests. A store's own tests call Run with what makes stores of
// its kind, and keep what is about its files, its schema or its engine.
package storetest
