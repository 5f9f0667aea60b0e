// Package datasettest gives tests the shipped dataset, with rows added or replaced: the real thing instead of a mock.
// Datasets from here are shared or cheap to make; tests only read them.
package datasettest
