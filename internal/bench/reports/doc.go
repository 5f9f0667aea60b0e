// Package reports makes incidents of any number, and what is asked of them, to measure the program with at sizes that no
// dataset has yet. Nothing in them happened: districts are real, and places, texts and figures are made by a seed.
package reports
