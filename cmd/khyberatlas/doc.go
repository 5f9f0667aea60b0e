// Command khyberatlas serves the atlas and looks after its database: one file a verb. It only wires the rooms together
// and turns flags and the environment into their configuration; what a verb does lies in the rooms.
package main
