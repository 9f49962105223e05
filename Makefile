# make lint      lints DRAFTS, by default the two sample drafts
# make test      builds and tests
# make bench     measures the release build and prints a table of ratios; BENCH="--only html --pairs 40" measures one row
# make instructions         fails where a fixed workload takes 5 % more instructions than recorded
# make record-instructions  records them anew
# make fuzz      fuzzes each target for SECONDS, or one TARGET; inputs that break something go to Tools/Fuzz/.build/crashes
# make sanitize  runs the tests under ThreadSanitizer, and the kept inputs of the fuzzer with leaks of the C libraries checked
# make stress    gives the release build hostile inputs and prints a table of time and memory; STRESS="--only faults" runs one group
# make eval      measures the release build on the labelled drafts in DATA; EVAL="--list 20" also lists what it gets wrong
# make train     trains the weights of rules/leftovers/stray-line.yaml on the labelled drafts in DATA
# make install   installs the program, its completions and its manual page below PREFIX; make uninstall removes them
# Each installs what is missing of the C libraries that galley is built on.

DRAFTS ?= seeds
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
BENCH ?=
STRESS ?=
DATA ?= ../shared/eval
EVAL ?=
SECONDS ?= 60
TARGET ?=

galley := .build/release/galley
benchmarks := Tools/Benchmarks/.build/release/benchmarks
installed := $(DESTDIR)$(PREFIX)
completions := bash-completion/completions/galley zsh/site-functions/_galley fish/vendor_completions.d/galley.fish
python := $(CURDIR)/.build/python
sources := Package.swift Sources Tests Plugins rules $(addprefix Tools/Benchmarks/,Package.swift Sources Tests) \
  $(addprefix Tools/Fuzz/,Package.swift Sources)

.PHONY: lint test build bench stress instructions record-instructions build-benchmarks eval train fuzz build-fuzz \
  sanitize install uninstall format check check-integrations docs clean system-packages

# Findings are the result, not a failure; a draft or rule that cannot be read still is one.
lint: build
	$(galley) lint --fail-on never $(DRAFTS)

test: system-packages
	$(SWIFT) test
	$(SWIFT) test --package-path Tools/Benchmarks

build: system-packages
	$(SWIFT) build -c release --static-swift-stdlib --product galley

bench: build build-benchmarks
	$(benchmarks) run $(BENCH)

instructions: build build-benchmarks
	@Tools/install-system-packages valgrind
	$(benchmarks) instructions

record-instructions: build build-benchmarks
	@Tools/install-system-packages valgrind
	$(benchmarks) instructions --record

stress: build
	@Tools/install-system-packages python3 gcc strace
	python3 -B Tools/Stress --galley $(galley) $(STRESS)

build-benchmarks: system-packages
	$(SWIFT) build -c release --package-path Tools/Benchmarks

fuzz: build-fuzz
	Tools/Fuzz/run $(SECONDS) $(TARGET)

build-fuzz: system-packages
	$(SWIFT) build -c release --package-path Tools/Fuzz

# Tests of schemas use no threads and take minutes; crashes and limits of file sizes stop ThreadSanitizer itself.
sanitize: build-fuzz
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tools/thread-sanitizer.txt" \
	  $(SWIFT) test --sanitize=thread --scratch-path .build/thread-sanitizer --skip Schema \
	  --skip aCrashNamesTheFile --skip whatCannotBeWrittenStaysAsItWas
	Tools/Fuzz/run 0

eval: build
	Tools/evaluate $(DATA) $(EVAL)

# The figures in the rule file are cross-validated; run “make eval” for those of all rules.
train: build
	test -d $(python) || python3 -m venv $(python)
	$(python)/bin/pip install --quiet --requirement Tools/Training/requirements.txt
	$(python)/bin/python -B Tools/Training/train.py --data $(DATA)

install: build
	install -D -m 755 $(galley) "$(installed)/bin/galley"
	install -D -m 644 docs/galley.1 "$(installed)/share/man/man1/galley.1"
	install -d $(foreach file,$(completions),"$(installed)/share/$(dir $(file))")
	$(galley) --generate-completion-script bash > "$(installed)/share/$(word 1,$(completions))"
	$(galley) --generate-completion-script zsh > "$(installed)/share/$(word 2,$(completions))"
	$(galley) --generate-completion-script fish > "$(installed)/share/$(word 3,$(completions))"

uninstall:
	rm -f "$(installed)/bin/galley" "$(installed)/share/man/man1/galley.1" \
	  $(foreach file,$(completions),"$(installed)/share/$(file)")

format:
	$(SWIFT) format --in-place --recursive $(sources)

# What is held against every change beside the tests.
check: system-packages
	$(SWIFT) format lint --strict --recursive $(sources)
	$(SWIFT) build --explicit-target-dependency-import-check error
	.build/debug/galley test rules
	Tools/update-docs --check

# What needs a browser, pre-commit and packages of Python's index.
check-integrations: system-packages
	@Tools/install-system-packages chromium python3
	$(SWIFT) build --product galley
	test -d $(python) || python3 -m venv $(python)
	$(python)/bin/pip install --quiet check-jsonschema playwright pre-commit pyyaml
	PYTHON=$(python)/bin/python Tools/check-page
	PYTHON=$(python)/bin/python Tools/check-ci
	PATH="$(python)/bin:$$PATH" Tools/check-pre-commit

docs: system-packages
	Tools/update-docs

clean:
	$(SWIFT) package clean
	$(SWIFT) package clean --package-path Tools/Benchmarks
	$(SWIFT) package clean --package-path Tools/Fuzz
	rm -rf $(addprefix Tools/Fuzz/.build/,corpus crashes logs)
	rm -rf Tools/Benchmarks/.build/corpora

system-packages:
	@Tools/install-system-packages
