package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
)

// verb is one command of the program.
type verb interface {
	Run(ctx context.Context, std *streams) error
}

// commands are all verbs with their flags; the help is read off the tags.
type commands struct {
	Serve   serveVerb   `cmd:"" help:"Serve the atlas. A missing database is made from the embedded dataset first."`
	Import  importVerb  `cmd:"" help:"Check a dataset and put it in the place of the one held."`
	Export  exportVerb  `cmd:"" help:"Write a layer or a table: the very bytes of /downloads/…"`
	Check   checkVerb   `cmd:"" help:"Check a dataset without a database."`
	Pairs   pairsVerb   `cmd:"" help:"The same event in several records: list, accept, refuse."`
	Copy    copyVerb    `cmd:"" help:"Copy a whole store, with its versions, into another of any kind."`
	Backup  backupVerb  `cmd:"" help:"Copy the database, consistent even while it is served and written."`
	Fill    fillVerb    `cmd:"" help:"Make the tables that serve --in-memory=never asks, of what a database of PostgreSQL holds."`
	Index   indexVerb   `cmd:"" hidden:"" help:"Make the index beside a database of many incidents, as serve does."`
	Version versionVerb `cmd:"" help:"Say the version of the program and of the dataset."`
}

const (
	programName = "khyberatlas"
	description = `The map of armed conflict in Khyber Pakhtunkhwa and on its frontier with Afghanistan.

Every flag can be given in the environment too, as KHYBERATLAS_ and its name; flags win.
Exit codes: 0 done, 1 failed or faults in the data, 2 wrong use.`
)

// parse finds the verb. It is nil where only help was asked for.
func parse(args []string, env func(string) (string, bool), std *streams) (verb, error) {
	all, helped := commands{Export: exportVerb{filterFlags: downloadFlags()}}, false
	parser, err := kong.New(&all,
		kong.Name(programName), kong.Description(description), kong.Writers(std.stdout, std.stderr),
		kong.Exit(func(int) { helped = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.ValueFormatter(nameVariable), kong.Resolvers(environment(env)))
	if err != nil {
		return nil, fmt.Errorf("build the command line: %w", err)
	}
	chosen, err := parser.Parse(args)
	if helped {
		return nil, nil
	}
	if err != nil {
		return nil, misused("%w; see %s --help", err, helpFor(err))
	}
	v, ok := chosen.Selected().Target.Addr().Interface().(verb)
	if !ok {
		return nil, fmt.Errorf("%s is no verb", chosen.Command())
	}
	return v, nil
}

// helpFor is the command whose help tells what was wrong.
func helpFor(err error) string {
	var parseError *kong.ParseError
	if errors.As(err, &parseError) {
		if node := parseError.Context.Selected(); node != nil {
			return node.FullPath()
		}
	}
	return programName
}

// nameVariable adds each flag's variable to its help. Kong would do so too, and read the process's environment instead
// of the one that run was given.
func nameVariable(value *kong.Value) string {
	help := kong.DefaultHelpValueFormatter(value)
	if value.Flag == nil || value.Flag.Name == "help" {
		return help
	}
	return help + " ($" + variable(value.Flag.Name) + ")"
}

func variable(flag string) string {
	return "KHYBERATLAS_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

func environment(env func(string) (string, bool)) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		value, ok := env(variable(flag.Name))
		if !ok || value == "" || flag.Name == "help" {
			return nil, nil
		}
		if flag.IsBool() && flag.Target.Kind() == reflect.Bool {
			return value == "1" || strings.EqualFold(value, "true") || strings.EqualFold(value, "yes"), nil
		}
		return value, nil
	})
}
