// Command zhucunji is the desktop program of 驻村记. It finds the data folder, opens the store while the window
// appears, joins storage and ui, and is the only importer of the toolkit's app package.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"zhucunji/cases"
)

// Exit codes, as zhucunctl has them.
const (
	exitFailed = 1 // with a sentence
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:])) }

// run is main with an exit code.
func run(args []string) int {
	flags := flag.NewFlagSet("zhucunji", flag.ContinueOnError)
	flags.Usage = func() {
		_, _ = fmt.Fprintln(flags.Output(), "用法：zhucunji [--data 文件夹] [--version]")
		flags.PrintDefaults()
	}
	data := flags.String("data", "", "数据文件夹；不写则用系统的用户数据文件夹，或程序旁边的 zhucunji-data")
	version := flags.Bool("version", false, "只显示版本")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil || flags.NArg() > 0:
		if err == nil {
			flags.Usage()
		}
		return exitUsage
	}
	if *version {
		fmt.Println("驻村记", metadata().Version)
		return 0
	}
	p, err := placesOf(*data)
	if err != nil {
		fmt.Fprintln(os.Stderr, cases.MessageOf(err))
		return exitFailed
	}
	return open(p)
}
