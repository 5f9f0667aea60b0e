// Package sharing is what passes a filter, or one incident, on to others: how it is cited, the frame that shows it in
// another site, and how a program learns of that frame by oEmbed. The forms of citations are package citation's.
package sharing
