// Package pairing finds the same event in several records. It is a pure rule: what the events of two records say of day,
// place and the dead, and nothing else, since names of places and of groups differ from record to record more than figures
// do. What is sure is paired; what is likely is for a person to judge. docs/pairs.md says how often each is right.
package pairing
