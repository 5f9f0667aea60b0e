// Package answertest is the contract of question.Answerer as tests that any of them must pass, with the made datasets and
// queries that it takes, and a twin: the plainest answerer, which says what is right.
package answertest
