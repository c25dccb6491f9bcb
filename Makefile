# Every target says what it does: make help

SWIFT ?= swift
PREFIX ?= $(HOME)/.local
BINARY = .build/release/retain
# Nothing loads the program, so it need not export its symbols: what nobody calls can go. The linker
# of the toolchain packs relocations, which saves a megabyte; the one of the system may not know how.
RELEASE = -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -s \
	-Xlinker --no-export-dynamic -Xlinker --icf=all -Xlinker -z -Xlinker pack-relative-relocs
SPEED = MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=4294967296 $(SWIFT) test -c release \
	-Xswiftc -enable-testing --scratch-path .build-speed --disable-swift-testing
SPEC ?= ../shared/spec
FUZZ_SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help build run test check lint conformance speed bench fuzz soak asan tsan cover install format \
	goldens clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1\t\2/' | expand -t 16

build: ## Build the release binary: one static, stripped file at .build/release/retain
	$(SWIFT) build $(RELEASE) --product retain

run: build ## Build, then start today's session
	$(BINARY)

test: ## Run all tests in debug
	$(SWIFT) test --disable-swift-testing

check: lint build ## Lint, check layers and content, run the release binary end to end
	RETAIN_BINARY=$(CURDIR)/$(BINARY) $(SWIFT) test --disable-swift-testing \
		--filter 'TidyTests|EndToEndTests'
	$(BINARY) check

lint: ## Check the format of all Swift files
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Content

conformance: ## Compare the Markdown parser with the examples in SPEC=FOLDER
	$(SWIFT) build $(RELEASE) --product Conformance
	.build/release/Conformance $(SPEC)

speed: ## Run the tests of speed and scaling, which a debug build skips
	$(SPEED) --filter 'LinearTime|Speed' --skip JournalSpeedTests
	$(SPEED) --skip-build --filter JournalSpeedTests # A process of its own, for the peak of memory.

bench: ## Measure speed; ONLY=PART and CORPUS=FILE choose what
	$(SWIFT) build $(RELEASE) --product Benchmarks
	.build/release/Benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(CORPUS),--corpus $(CORPUS))

fuzz: ## Feed damaged input to the parser and the log for FUZZ_SECONDS=60
	RETAIN_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz -c release --product Fuzz
	.build-fuzz/release/Fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=2048 \
		-artifact_prefix=.build-fuzz/ -print_final_stats=1

soak: build ## Kill the release binary at 2,000 random moments and at every system call
	RETAIN_SOAK=1 RETAIN_BINARY=$(CURDIR)/$(BINARY) $(SWIFT) test --disable-swift-testing \
		--filter 'RandomKillTests|SystemCallTests|ReplicaTests'

asan: ## Run all tests with the address sanitizer
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --disable-swift-testing --scratch-path .build-asan --sanitize address

tsan: ## Run all tests with the thread sanitizer
	$(SWIFT) test --disable-swift-testing --scratch-path .build-tsan --sanitize thread

cover: ## Run all tests and print the coverage by file
	$(SWIFT) test --disable-swift-testing --scratch-path .build-cover --enable-code-coverage
	llvm-cov report .build-cover/debug/retainPackageTests.xctest \
		-instr-profile .build-cover/debug/codecov/default.profdata -ignore-filename-regex='Tests|.build'

install: build ## Copy the binary to PREFIX/bin (PREFIX is ~/.local)
	install -D -m 755 $(BINARY) $(PREFIX)/bin/retain

format: ## Rewrite all Swift files in the house format
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Content

goldens: ## Rewrite the golden files of the tests, then look at the difference
	-UPDATE_GOLDENS=1 $(SWIFT) test --disable-swift-testing
	git --no-pager diff --stat -- '*Goldens*'

clean: ## Remove everything that was built
	rm -rf .build .build-asan .build-tsan .build-cover .build-fuzz .build-speed
