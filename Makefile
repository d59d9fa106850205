# 驻村记. Two commands matter on a fresh machine: make run, make test.
.DEFAULT_GOAL := help
.PHONY: run test test-fast lint tour bench soak build ctl help

run: ## install what is missing, build and open the program (no display: the tour); ARGS="--data DIR"
	@.make/run.sh $(ARGS)

test: ## install what is missing and run everything
	@.make/test.sh

test-fast: ## the tests that need neither C nor a display
	@.make/test-fast.sh

lint: ## all linters, zero findings
	@.make/lint.sh

tour: ## drive the real program on a virtual display; pictures and workbooks in out/
	@.make/tour.sh

bench: ## measure on a district of 130,000 households, into docs/benchmarks.md
	@.make/bench.sh

soak: ## kill a writer 1,000 times and count
	@.make/soak.sh

build: ## build both programs into build/
	@.make/build.sh zhucunji zhucunctl

ctl: ## build only zhucunctl, which needs no C compiler
	@.make/build.sh zhucunctl

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
