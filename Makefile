# One command each: run the scenarios, test, lint, rebuild the fixtures, measure.
.PHONY: run test lint format fixtures conformance bench

run:
	Tools/setup && swift run -c release faultline run scenarios

test:
	Tools/setup && swift test -c release --disable-testable-imports

lint:
	swift format lint --strict --parallel --recursive Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Sources Tools/fuzz fixtures/downstream

format:
	swift format format --in-place --parallel --recursive Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Sources Tools/fuzz fixtures/downstream

fixtures:
	Tools/fixtures/build

conformance:
	$(MAKE) --no-print-directory -C fixtures/firmware conformance
	Tools/conformance/scenarios
	Tools/conformance/qemu

bench:
	Tools/setup && Benchmarks/run
