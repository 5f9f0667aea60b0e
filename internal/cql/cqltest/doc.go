// Package cqltest draws predicates and writes them in JSON, for the tests of those who read and evaluate them.
package cqltest
